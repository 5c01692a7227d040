// Client of Lambda's Runtime API: one event after the other (Lambda developer guide, "Using the Lambda runtime API").
import http from 'node:http';
import { handler } from './handler.mjs';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true });

function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, path: `/2018-06-01/runtime/invocation/${path}`, agent }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ id: answer.headers['lambda-runtime-aws-request-id'], text: Buffer.concat(parts).toString('utf8') }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

for (;;) {
  const { id, text } = await ask('GET', 'next');
  try {
    await ask('POST', `${id}/response`, JSON.stringify(await handler(JSON.parse(text))));
  } catch (e) {
    console.error(e);
    await ask('POST', `${id}/error`, JSON.stringify({ errorType: e.name, errorMessage: e.message }));
  }
}
