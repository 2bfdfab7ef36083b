// Words for names that the API may add to: one that is new is shown as it is.
import { useTranslation } from 'react-i18next';

type Kind =
  | 'actor'
  | 'change'
  | 'claimWarning'
  | 'event'
  | 'letter'
  | 'money'
  | 'noticeReason'
  | 'noticeState'
  | 'role'
  | 'sum'
  | 'subject';

export function useNamed(): (kind: Kind, name: string) => string {
  const { t, i18n } = useTranslation();
  const say = t as (key: string) => string;
  return (kind, name) => (i18n.exists(`${kind}.${name}`) ? say(`${kind}.${name}`) : name);
}
