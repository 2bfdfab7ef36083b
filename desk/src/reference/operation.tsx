// One route: who may call it, what it takes and what it gives.
import { Badge, Code, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Description, exampleOf, type Route, schemaOf, typed } from './description';
import { Fields } from './fields';

export function OperationPanel({ description, route }: { description: Description; route: Route }) {
  const [opened, open] = useState(false);
  return (
    <Paper
      withBorder
      p="sm"
      component="details"
      onToggle={({ currentTarget }) => open((currentTarget as HTMLDetailsElement).open)}
    >
      <summary>
        <Badge color={route.method === 'GET' ? 'gray' : 'accent'}>{route.method}</Badge> <b>{route.path}</b>
      </summary>
      {opened && <Whole description={description} route={route} />}
    </Paper>
  );
}

function Whole({ description, route: { operation } }: { description: Description; route: Route }) {
  const { t } = useTranslation();
  const limits = operation['x-rate-limit'];
  const asked = schemaOf(operation.requestBody);
  const example = exampleOf(operation.requestBody);
  const [code, answer] = Object.entries(operation.responses).find(([each]) => each.startsWith('2')) ?? [];
  const given = schemaOf(answer);
  const refusals = Object.keys(operation.responses).filter((each) => /^[45]/.test(each));
  return (
    <Stack gap="xs" mt="sm">
      {operation.description && <Text className="words">{operation.description}</Text>}
      <Group gap="xs">
        {operation['x-permission'] && (
          <Text size="sm">
            {t('reference.permission')} <Code>{operation['x-permission']}</Code>
          </Text>
        )}
        {limits && <Text size="sm">{t('reference.limit', { rate: limits.rate, burst: limits.burst })}</Text>}
      </Group>
      {operation.parameters && (
        <>
          <Title order={3}>{t('reference.parameters')}</Title>
          {operation.parameters.map((each) => (
            <Text key={`${each.in} ${each.name}`} size="sm" component="div">
              <Code>{each.name}</Code> {each.in} · {typed(description, each.schema ?? {})}
              {each.required && ` · ${t('reference.required')}`}
              {each.description && <div>{each.description}</div>}
            </Text>
          ))}
        </>
      )}
      {asked && (
        <>
          <Title order={3}>{t('reference.body')}</Title>
          <Fields description={description} schema={asked} asked />
          {example !== undefined && <Code block>{JSON.stringify(example, null, 1)}</Code>}
        </>
      )}
      {code && (
        <>
          <Title order={3}>{t('reference.answer', { code })}</Title>
          {given ? <Fields description={description} schema={given} /> : <Text size="sm">{answer?.description}</Text>}
        </>
      )}
      {refusals.length > 0 && <Text size="sm">{t('reference.refusals', { codes: refusals.join(', ') })}</Text>}
    </Stack>
  );
}
