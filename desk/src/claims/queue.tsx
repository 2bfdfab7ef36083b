// The claims of the list, one of which is looked at.
import { NavLink, Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Claim } from '../api/things';
import { moment, money } from '../parts/format';

interface Given {
  claims: readonly Claim[];
  at: number;
  onChoose: (place: number) => void;
}

export function Queue({ claims, at, onChoose }: Given) {
  const { t } = useTranslation();
  return (
    <Paper withBorder mah={{ base: 180, md: '70vh' }} className="scrolls">
      {claims.map((each, place) => (
        <NavLink
          key={each.id}
          component="button"
          type="button"
          active={place === at}
          aria-current={place === at || undefined}
          onClick={() => onChoose(place)}
          label={`${money(each.amount, each.currency)} · ${each.buyer.name || t('buyer.nameless')}`}
          description={moment(each.filedAt)}
        />
      ))}
    </Paper>
  );
}
