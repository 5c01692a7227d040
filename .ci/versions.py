#!/usr/bin/env python3
"""Checks that a deployment which changes one parameter alone reaches live traffic.

Live traffic calls the alias `live`, which points at a published version. SAM names a version by a hash of the function's properties as they stand
in the template, where a parameter is `!Ref Name` whatever its value (samtranslator, SamFunction._construct_version). So each function's
VersionDescription carries the parameters that the function sees: CloudFormation replaces a version whose Description changes.

For each parameter the template is translated twice by SAM's own translator, as CloudFormation's transform does it, with one value and with another:

CloudFormation runs AWS::LanguageExtensions before SAM's transform. That one expands Fn::ForEach, and it may put values in the place of parameters
as well. So each check is made for both readings.

- A function whose configuration differs must get another version, or the change would never be live.
- A function whose configuration is the same must keep its version: Lambda publishes none where nothing changed, and CloudFormation then fails the
  deployment with "A version for this Lambda function exists".

Run by .ci/run with the Python that has aws-sam-cli and cfn-lint.
"""

import copy
import json
import logging
import re
import sys

import boto3
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from samcli.lib.cfn_language_extensions.models import TemplateProcessingContext
from samcli.lib.cfn_language_extensions.pipeline import ProcessingPipeline
from samcli.lib.cfn_language_extensions.processors import ForEachProcessor, TemplateParsingProcessor
from samcli.lib.cfn_language_extensions.sam_integration import expand_language_extensions
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

logging.disable(logging.WARNING)  # the translator's own metrics
REGION = 'ap-northeast-1'
# Strings without AllowedValues, each with a value other than its default.
OTHER = {
    'AlarmEmail': 'owner@example.com',
    'LineApi': 'http://203.0.113.7:8080',
    'OwnerAccount': 'bar',
    'OwnerEmail': 'owner@example.com',
}
# Function properties that are not part of a version (AWS CDK, aws-lambda/lib/function-hash.ts).
NOT_OF_A_VERSION = {'Tags', 'ReservedConcurrentExecutions', 'CodeSigningConfigArn'}
# AWS::Lambda::Version, Description: "Maximum: 256".
LONGEST_DESCRIPTION = 256


def create_only(resource_type):
    """The properties whose change replaces a resource of this type, by CloudFormation's own schema."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, resource_type).schema
    return {path.split('/')[2] for path in schema.get('createOnlyProperties', [])}


def looped(template, values):
    """The template with Fn::ForEach expanded and each parameter left as `!Ref Name`."""
    del values
    context = TemplateProcessingContext(fragment=copy.deepcopy(template))
    return ProcessingPipeline([TemplateParsingProcessor(), ForEachProcessor()]).process_template(context)


def resolved(template, values):
    """The template with Fn::ForEach expanded and parameters replaced by their values."""
    values = {**values, 'AWS::Region': REGION, 'AWS::StackName': 'rusuban'}
    return expand_language_extensions(template, values, enabled=True).expanded_template


def translated(template, values, extended):
    """The template as CloudFormation gets it from SAM for these parameter values."""
    template = copy.deepcopy(extended(template, values))
    for resource in template['Resources'].values():
        uri = resource.get('Properties', {}).get('CodeUri')
        # `sam deploy` has put the archive there.
        if uri: resource['Properties']['CodeUri'] = f's3://bucket/{uri}'
    translator = Translator({}, Parser(), boto_session=boto3.Session(region_name=REGION))
    return translator.translate(template, values)


class Deployed:
    """A translated template with its parameters filled in, as CloudFormation fills them in."""

    def __init__(self, template, values, extended):
        self.values = values
        self.resources = translated(template, values, extended)['Resources']
        self.conditions = template.get('Conditions', {})

    def filled(self, value, within=()):
        if isinstance(value, list): return [self.filled(it, within) for it in value]
        if not isinstance(value, dict): return value
        if len(value) == 1:
            (function, argument), = value.items()
            if function == 'Ref' and argument in self.values: return self.values[argument]
            if function == 'Ref' and argument in self.resources: return self.reference(argument, '', within)
            if function == 'Fn::GetAtt':
                name, attribute = argument.split('.', 1) if isinstance(argument, str) else (argument[0], str(argument[1]))
                return self.reference(name, attribute, within)
            if function == 'Fn::Sub': return self.substituted(argument, within)
            if function == 'Fn::If':
                return self.filled(argument[1] if self.holds(self.conditions[argument[0]]) else argument[2], within)
        return {name: self.filled(it, within) for name, it in value.items()}

    def substituted(self, argument, within):
        text, names = (argument, {}) if isinstance(argument, str) else argument

        def value(match):
            name = match[1]
            if name in names: found = self.filled(names[name], within)
            elif '.' in name: found = self.filled({'Fn::GetAtt': name}, within)
            else: found = self.filled({'Ref': name}, within)
            return found if isinstance(found, str) else json.dumps(found, sort_keys=True)

        return re.sub(r'\$\{([^!][^}]*)\}', value, text)

    def reference(self, name, attribute, within):
        """What CloudFormation puts here changes when the resource is replaced."""
        if name in within or name not in self.resources: return f'{name}.{attribute}'
        return {f'{name}.{attribute}': self.identity(name, (*within, name))}

    def identity(self, name, within=()):
        resource = self.resources[name]
        properties = resource.get('Properties', {})
        return {it: self.filled(properties[it], within) for it in sorted(create_only(resource['Type'])) if it in properties}

    def holds(self, condition):
        (function, argument), = condition.items()
        if function == 'Condition': return self.holds(self.conditions[argument])
        if function == 'Fn::Not': return not self.holds(argument[0])
        if function == 'Fn::And': return all(map(self.holds, argument))
        if function == 'Fn::Or': return any(map(self.holds, argument))
        if function == 'Fn::Equals': return self.filled(argument[0]) == self.filled(argument[1])
        raise ValueError(function)

    def of(self, resource_type):
        return {name: it for name, it in self.resources.items() if it['Type'] == resource_type}

    def functions(self):
        """By function: its configuration, and the version that live traffic calls."""
        found = {}
        for name, function in self.of('AWS::Lambda::Function').items():
            properties = {k: v for k, v in function['Properties'].items() if k not in NOT_OF_A_VERSION}
            (alias,) = [it for it in self.of('AWS::Lambda::Alias').values() if it['Properties']['FunctionName'] == {'Ref': name}]
            version = alias['Properties']['FunctionVersion']['Fn::GetAtt'][0]
            identity = {'logical id': version, **self.identity(version)}
            found[name] = self.filled(properties), identity
        return found


def another(name, parameter):
    """A value that the parameter may have besides its default."""
    default = parameter['Default']
    if 'AllowedValues' in parameter: return next(it for it in parameter['AllowedValues'] if it != default)
    if parameter['Type'] == 'Number': return default + 1 if default < parameter['MaxValue'] else default - 1
    if name not in OTHER: sys.exit(f'{name}: say in {sys.argv[0]} what else it may be')
    assert re.search(parameter['AllowedPattern'], OTHER[name]), name
    return OTHER[name]


def wrong(template, extended):
    """What a change of one parameter would do wrong, one sentence each."""
    parameters = template['Parameters']
    defaults = {name: it['Default'] for name, it in parameters.items()}
    before = Deployed(template, defaults, extended).functions()
    found = []
    for name, parameter in parameters.items():
        values = {**defaults, name: another(name, parameter)}
        after = Deployed(template, values, extended).functions()
        for function, (configuration, version) in before.items():
            sees = after[function][0] != configuration
            moves = after[function][1] != version
            if sees and not moves: found.append(f'{name}: {function} sees it, and its version stays')
            if moves and not sees: found.append(f'{name}: {function} does not see it, and its version moves')
    return found


def functions_of(template):
    """The template's own functions. None stands in a loop."""
    return [it for it in template['Resources'].values() if isinstance(it, dict) and it['Type'] == 'AWS::Serverless::Function']


def longest(template):
    """The longest VersionDescription that the parameters allow."""
    values = {}
    for name, it in template['Parameters'].items():
        if 'AllowedValues' in it: values[name] = max(map(str, it['AllowedValues']), key=len)
        elif it['Type'] == 'Number': values[name] = str(it['MaxValue'])
        elif 'MaxLength' in it: values[name] = 'x' * it['MaxLength']
    lengths = []
    for resource in functions_of(template):
        text = re.sub(r'\$\{(\w+)\}', lambda match: values[match[1]], resource['Properties']['VersionDescription']['Fn::Sub'])
        lengths.append(len(text))
    return max(lengths)


def main():
    with open('template.yaml', encoding='utf-8') as file:
        template = yaml_parse(file.read())
    assert 'Description' in create_only('AWS::Lambda::Version'), 'a Description that changes no longer replaces a version'

    # A check that cannot fail proves nothing.
    bare = copy.deepcopy(template)
    told = copy.deepcopy(template)
    for resource in functions_of(bare): resource['Properties'].pop('VersionDescription')
    told['Resources']['WebhookFunction']['Properties']['VersionDescription']['Fn::Sub'] += ' ${AlarmEmail}'
    planted = wrong(bare, looped)
    assert {it.split(':')[0] for it in planted} >= {'Architecture', 'SnapStart', 'Consumers', 'LineApi'}, planted
    for extended in (looped, resolved):
        found = wrong(told, extended)
        assert found == ['AlarmEmail: WebhookFunction does not see it, and its version moves'], found

    found = wrong(template, looped) + wrong(template, resolved)
    if longest(template) > LONGEST_DESCRIPTION: found.append(f'a VersionDescription may be {longest(template)} characters long')
    for sentence in found: print('WRONG', sentence)
    if found: sys.exit(1)
    seen = len({it.split(':')[0] for it in planted})
    print(f'right: {len(template["Parameters"])} parameters, of which functions see {seen}')


if __name__ == '__main__':
    main()
