// Who decided a line: a person by his name, a rule by its title, where whoever looks may know them.
import { useTranslation } from 'react-i18next';
import { useNamed } from '../parts/named';
import { nameOf, useOrganizers } from '../settings/organizers_query';
import { useMay } from '../shell/rights';
import { useSession } from '../shell/session';
import { useRules } from './rules_query';

export function useDeciders(): (actor: string) => string {
  const { t } = useTranslation();
  const named = useNamed();
  const may = useMay();
  const own = useSession()?.person;
  const organizers = useOrganizers().data?.items ?? [];
  const rules = useRules(may('rules:read')).data?.items ?? [];
  return (actor) => {
    const [kind = '', id] = actor.split('/');
    const person = organizers.find((each) => each.id === id);
    if (person) return nameOf(person);
    if (id && id === own?.id) return own.name;
    const rule = kind === 'rule' && rules.find((each) => each.id === id);
    if (rule) return t('line.byRule', { title: rule.title });
    return named('actor', kind.replace('buyer', 'person'));
  };
}
