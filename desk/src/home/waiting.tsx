// The claims that wait longest: who says he paid what, and whether he shows it.
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client';
import { money } from '../parts/format';

const SHOWN = 4;

export function Waiting() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['claims', 'first'], queryFn: () => taken(api.GET('/v1/claims')) });
  return (
    <Stack gap={4} mt="xs">
      {data?.items.slice(0, SHOWN).map((each) => (
        <div key={each.id}>
          <Anchor component={Link} to="/claims" search={{ claim: each.id } as never}>
            {money(each.amount, each.currency)} · {each.buyer.name || t('buyer.nameless')}
          </Anchor>{' '}
          <Text component="span" size="sm" c="dimmed">
            {t(each.proof ? 'home.withProof' : 'home.withoutProof')}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
