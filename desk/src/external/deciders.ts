// Who decided a line: a person by his name, a rule by its title, where whoever looks may know them.
import { useTranslation } from 'react-i18next';
import type { ExternalLine } from '../api/things';
import { useNamed } from '../parts/named';
import { useMay } from '../shell/rights';
import { useSession } from '../shell/session';
import { useRules } from './rules_query';

/** What was just decided comes without a name: it is one's own. */
export function useDeciders(): (line: ExternalLine) => string {
  const { t } = useTranslation();
  const named = useNamed();
  const may = useMay();
  const own = useSession()?.person;
  const rules = useRules(may('rules:read')).data?.items ?? [];
  return ({ decidedBy, decider }) => {
    const [kind = '', id] = decidedBy.split('/');
    if (decider) return decider;
    if (id && id === own?.id) return own.name;
    const rule = kind === 'rule' && rules.find((each) => each.id === id);
    if (rule) return t('line.byRule', { title: rule.title });
    return named('actor', kind.replace('buyer', 'person'));
  };
}
