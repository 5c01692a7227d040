// A webhook in Node with the official SDKs. It verifies, reads settings and chat together, stores event, chat and reply
// in one conditional transaction, replies, and marks the reply as done. Rusuban's function makes the same calls of
// DynamoDB and LINE for a text message.
import { DynamoDBClient, BatchGetItemCommand, DeleteItemCommand, GetItemCommand, TransactWriteItemsCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { messagingApi, validateSignature } from '@line/bot-sdk';

const { CHANNEL_SECRET, CHANNEL_ACCESS_TOKEN, LINE_API, TABLE } = process.env;
const dynamo = new DynamoDBClient({});
const line = new messagingApi.MessagingApiClient({ channelAccessToken: CHANNEL_ACCESS_TOKEN, baseURL: LINE_API });

const S = (value) => ({ S: value });
const N = (value) => ({ N: String(value) });
const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));

let settings = { version: 0, rules: [] };

async function rules(account, version) {
  if (settings.version !== version) {
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: TABLE, Key: { pk: S(`A#${account}`), sk: S(`V#${version}`) }, ConsistentRead: true }));
    const document = JSON.parse(Item.document.S);
    const compiled = document.keywordRules.map((rule) => ({
      words: (rule.match.contains ?? []).map(fold),
      answer: (rule.answer ?? rule.answers[0]).map((it) => (typeof it === 'string' ? { type: 'text', text: it } : it)),
    }));
    settings = { version, rules: compiled };
  }
  return settings.rules;
}

async function open(account, chat) {
  const keys = [{ pk: S(`A#${account}`), sk: S('LIVE') }, { pk: S(`A#${account}#C#${chat}`), sk: S('CHAT') }];
  const { Responses } = await dynamo.send(new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys: keys, ConsistentRead: true } } }));
  const items = Responses[TABLE];
  return { version: Number(items.find((it) => it.sk.S === 'LIVE').live.N), chat: items.find((it) => it.sk.S === 'CHAT') };
}

async function keep(account, event, before, messages) {
  const pk = S(`A#${account}#C#${event.source.userId}`);
  const revision = before ? Number(before.revision.N) : 0;
  const expires = N(Math.floor(Date.now() / 1000) + 86400 * 365);
  const key = { pk, sk: S(`E#${event.timestamp}#${event.webhookEventId}`) };
  const due = { pk: S(`D#${event.webhookEventId.charCodeAt(25) % 16}`), sk: S(`${event.timestamp}#${event.webhookEventId}`) };
  const chat = {
    TableName: TABLE,
    Item: { pk, sk: S('CHAT'), revision: N(revision + 1), messages: N(1 + Number(before?.messages.N ?? 0)), status: S('DONE') },
    ConditionExpression: before ? 'revision = :revision' : 'attribute_not_exists(pk)',
    ...(before && { ExpressionAttributeValues: { ':revision': N(revision) } }),
  };
  const { replyToken, ...raw } = event;
  const kept = { ...key, raw: S(JSON.stringify(raw)), sent: S(JSON.stringify(messages)), token: S(replyToken), attempt: N(1), expires };
  const unique = { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
  try {
    await dynamo.send(new TransactWriteItemsCommand({
      TransactItems: [{ Put: { TableName: TABLE, Item: kept, ...unique } }, { Put: chat }, { Put: { TableName: TABLE, Item: { ...due, expires } } }],
    }));
  } catch (e) {
    if (e.name === 'TransactionCanceledException' && e.CancellationReasons[0].Code === 'ConditionalCheckFailed') return null;
    throw e;
  }
  return { key, due };
}

async function end(kept, requestId) {
  await dynamo.send(new UpdateItemCommand({
    TableName: TABLE,
    Key: kept.key,
    UpdateExpression: 'SET ending = :ending',
    ConditionExpression: 'attribute_exists(#token) AND attribute_not_exists(ending) AND attempt = :attempt',
    ExpressionAttributeNames: { '#token': 'token' },
    ExpressionAttributeValues: { ':ending': { M: { how: S('sent'), requestId: S(requestId) } }, ':attempt': N(1) },
  }));
  await dynamo.send(new DeleteItemCommand({ TableName: TABLE, Key: kept.due }));
}

async function receive(account, event) {
  const { version, chat } = await open(account, event.source.userId);
  const text = fold(event.message.text);
  const rule = (await rules(account, version)).find((it) => it.words.some((word) => text.includes(word)));
  if (!rule) return;
  const kept = await keep(account, event, chat, rule.answer);
  if (!kept) return;
  const answer = await line.replyMessageWithHttpInfo({ replyToken: event.replyToken, messages: rule.answer });
  const requestId = answer.httpResponse.headers.get('x-line-request-id') ?? '';
  console.log(JSON.stringify({ ReplySent: 1, account, event: event.webhookEventId, requestId }));
  await end(kept, requestId);
}

export async function handler(request) {
  const body = Buffer.from(request.body, request.isBase64Encoded ? 'base64' : 'utf8');
  if (!validateSignature(body, CHANNEL_SECRET, request.headers['x-line-signature'] ?? '')) return { statusCode: 401 };
  for (const event of JSON.parse(body.toString('utf8')).events) await receive(request.pathParameters.account, event);
  return { statusCode: 200 };
}
