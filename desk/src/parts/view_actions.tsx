// One's own view: given the present filters, or taken away.
import { Group } from '@mantine/core';
import { Save, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, seen, taken } from '../api/client';
import type { Problem } from '../api/problems';
import { useAct } from './act';
import { SignButton } from './sign_button';
import type { Keeping, View, Wanted } from './views';

interface Given {
  view: View;
  keeping: Keeping;
  onRefused: (refusal: Problem) => boolean;
}

export function ViewActions({ view, keeping: { wanted, empty }, onRefused }: Given) {
  const { t } = useTranslation();
  const params = { path: { view: view.id }, header: seen(view.version) };
  const either = { touches: [['views']], onRefused };
  const update = useAct({
    does: (body: Wanted) => taken(api.PATCH('/v1/views/{view}', { params, body })),
    said: t('views.saved'),
    ...either,
  });
  const remove = useAct({
    does: (_: null) => taken(api.DELETE('/v1/views/{view}', { params })),
    said: t('views.removed'),
    ...either,
  });
  return (
    <Group gap="xs" wrap="nowrap">
      {!empty && (
        <SignButton
          sign={Save}
          name={t('views.update', { name: view.name })}
          busy={update.isPending}
          onClick={() => update.mutate(wanted)}
        />
      )}
      <SignButton
        sign={Trash2}
        name={t('views.forget', { name: view.name })}
        busy={remove.isPending}
        onClick={() => remove.mutate(null)}
      />
    </Group>
  );
}
