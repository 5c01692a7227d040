#!/usr/bin/env python3
"""Checks that every invocation of a function that fails reaches an alarm, and that another function needs no alarm of its own.

What the code gives up adds to the metric Failed, which all functions share. This check is about invocations that die before or outside of the code:
a failed start, a timeout, a throttle. Each way of invoking a function has one watched end:

- API Gateway answers 5xx.
- EventBridge Scheduler invokes asynchronously: the event ends in the queue that EventInvokeConfig names.
- An SQS queue hands a message over again until its RedrivePolicy moves it to another queue.

Run by .ci/run with the Python that has aws-sam-cli.
"""

import copy
import logging
import sys

from samcli.lib.cfn_language_extensions.models import TemplateProcessingContext
from samcli.lib.cfn_language_extensions.pipeline import ProcessingPipeline
from samcli.lib.cfn_language_extensions.processors import ForEachProcessor, TemplateParsingProcessor
from samtranslator.yaml_helper import yaml_parse

logging.disable(logging.WARNING)
# CloudWatch charges for each metric that an alarm watches beyond these.
FREE_METRICS = 10
# A daily event that only keeps a snapshot: one that fails is followed by the next, and many have to fail before anything is lost.
NEED_NO_END = {('WebhookFunction', 'KeepAwake'), ('ConsoleFunction', 'KeepAwake')}


def name_of(value):
    """The logical id that a Ref, a GetAtt or a Sub of one resource names."""
    if 'Ref' in value: return value['Ref']
    found = value['Fn::GetAtt']
    return found.split('.')[0] if isinstance(found, str) else found[0]


class Alarms:
    """What the alarms of a template watch."""

    def __init__(self, resources):
        self.alarms = [it['Properties'] for it in resources.values() if it['Type'] == 'AWS::CloudWatch::Alarm']

    def metrics(self):
        return sum(len(it['Metrics']) if 'Metrics' in it else 1 for it in self.alarms)

    def watches(self, metric, dimension, resource):
        """Whether an alarm watches the metric of this one resource."""
        return any(
            it.get('MetricName') == metric and [(d['Name'], name_of(d['Value'])) for d in it.get('Dimensions', [])] == [(dimension, resource)]
            for it in self.alarms)

    def watches_everywhere(self, namespace, metric):
        """Whether an alarm watches the metric whatever function emits it."""
        return any(it.get('Namespace') == namespace and it.get('MetricName') == metric and 'Dimensions' not in it for it in self.alarms)

    def watches_queue(self, queue):
        return self.watches('ApproximateNumberOfMessagesVisible', 'QueueName', queue)


def unwatched(template):
    """The ends of failed invocations that no alarm watches, one sentence each."""
    resources = template['Resources']
    alarms = Alarms(resources)
    found = []
    if not alarms.watches_everywhere('Rusuban', 'Failed'): found.append('no alarm watches the metric Failed of all functions')
    for name, function in resources.items():
        if function['Type'] != 'AWS::Serverless::Function': continue
        properties = function['Properties']
        for event, it in properties['Events'].items():
            if (name, event) in NEED_NO_END: continue
            end = end_of(it, properties, resources)
            if end is None: found.append(f'{name}.{event}: a failed invocation ends nowhere')
            elif not watched(alarms, end): found.append(f'{name}.{event}: no alarm watches {end[1]}')
    return found


def end_of(event, function, resources):
    """Where a failed invocation by this event ends: ('api' or 'queue', logical id), or None."""
    if event['Type'] == 'HttpApi': return 'api', name_of(event['Properties']['ApiId'])
    if event['Type'] == 'ScheduleV2':
        destination = function.get('EventInvokeConfig', {}).get('DestinationConfig', {}).get('OnFailure')
        return destination and ('queue', name_of(destination['Destination']))
    if event['Type'] == 'SQS':
        redrive = resources[name_of(event['Properties']['Queue'])]['Properties'].get('RedrivePolicy')
        return redrive and ('queue', name_of(redrive['deadLetterTargetArn']))
    sys.exit(f'{event["Type"]}: say in {sys.argv[0]} where a failed invocation ends')


def watched(alarms, end):
    kind, name = end
    return alarms.watches('5xx', 'ApiId', name) if kind == 'api' else alarms.watches_queue(name)


def main():
    with open('template.yaml', encoding='utf-8') as file:
        context = TemplateProcessingContext(fragment=yaml_parse(file.read()))
    template = ProcessingPipeline([TemplateParsingProcessor(), ForEachProcessor()]).process_template(context)

    # A check that cannot fail proves nothing.
    for planted, plant in {
        'FollowupFunction.Tick: a failed invocation ends nowhere': lambda it: it['FollowupFunction']['Properties'].pop('EventInvokeConfig'),
        'DrainFunction.Shard: a failed invocation ends nowhere': lambda it: it['Shards']['Properties'].pop('RedrivePolicy'),
        'DrainFunction.Shard: no alarm watches DeadShards': lambda it: it.pop('ShardsGivenUp'),
        'no alarm watches the metric Failed of all functions': lambda it: it.pop('NotSent'),
    }.items():
        broken = copy.deepcopy(template)
        plant(broken['Resources'])
        assert unwatched(broken) == [planted], unwatched(broken)
    broken = copy.deepcopy(template)
    broken['Resources'].pop('ApiServerErrors')
    assert unwatched(broken) == [
        f'{event}: no alarm watches Api' for event in ('WebhookFunction.Webhook', 'ConsoleFunction.Today', 'ConsoleFunction.Pages')
    ], unwatched(broken)
    # One more function on the same Api needs no further alarm.
    more = copy.deepcopy(template)
    more['Resources']['OtherFunction'] = copy.deepcopy(more['Resources']['WebhookFunction'])
    more['Resources']['OtherFunction']['Properties']['Events'].pop('KeepAwake')
    assert unwatched(more) == unwatched(template), unwatched(more)

    found = unwatched(template)
    metrics = Alarms(template['Resources']).metrics()
    if metrics > FREE_METRICS: found.append(f'{metrics} metrics are watched, and {FREE_METRICS} are free')
    for sentence in found: print('WRONG', sentence)
    if found: sys.exit(1)
    print(f'right: every failed invocation reaches one of {metrics} watched metrics')


if __name__ == '__main__':
    main()
