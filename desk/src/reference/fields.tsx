// The fields of a form or an answer; what stands inside of one is unfolded when somebody asks.
import { Code, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Description, fieldsOf, type Schema, typed } from './description';

interface Given {
  description: Description;
  schema: Schema;
  /** In a form some have to be there; in an answer all are. */
  asked?: boolean;
}

export function Fields({ description, schema, asked }: Given) {
  const { t } = useTranslation();
  const meant = fieldsOf(description, schema);
  if (!meant?.properties) return <Code>{typed(description, schema)}</Code>;
  return (
    <List listStyleType="none" spacing={4}>
      {Object.entries(meant.properties).map(([name, field]) => (
        <List.Item key={name}>
          <Code>{name}</Code>{' '}
          <Text component="span" size="sm">
            {typed(description, field)}
            {asked && meant.required?.includes(name) && ` · ${t('reference.required')}`}
          </Text>
          {field.description && <Text size="sm">{field.description}</Text>}
          {fieldsOf(description, field) && <Inside description={description} schema={field} asked={asked} />}
        </List.Item>
      ))}
    </List>
  );
}

/** A form may hold itself: nothing is drawn before it is opened. */
function Inside({ description, schema, asked }: Given) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t('reference.inside')}</summary>
      {opened && (
        <div className="inside">
          <Fields description={description} schema={schema} asked={asked} />
        </div>
      )}
    </details>
  );
}
