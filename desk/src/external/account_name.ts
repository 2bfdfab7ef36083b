// How an account is called beside its orders: with its marketplace, where its own title does not tell that.
import { useTranslation } from 'react-i18next';
import { useAccounts } from './accounts_query';
import type { Marketplace } from './marketplaces';

export function useAccountName(): (account: string, marketplace?: Marketplace) => string {
  const { t } = useTranslation();
  const accounts = useAccounts().data?.items ?? [];
  return (account, marketplace) => {
    const known = accounts.find(({ id }) => id === account);
    const at = known?.marketplace ?? marketplace;
    const name = at ? t(`marketplace.${at}`) : '';
    const title = known?.title ?? '';
    return title.toLowerCase().includes(name.toLowerCase()) ? title : [name, title].filter(Boolean).join(' · ');
  };
}
