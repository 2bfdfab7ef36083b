// An address that leads nowhere, and a screen that broke: both say how to go on.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Empty, Failure } from '../parts/states';

export function Lost() {
  const { t } = useTranslation();
  return (
    <Page title={t('lost.title')}>
      <Empty title={t('lost.title')} text={t('lost.text')}>
        <Button component={Link} to="/">
          {t('nav.home')}
        </Button>
      </Empty>
    </Page>
  );
}

export function Stumbled({ error }: { error: unknown }) {
  return <Failure error={error} onAgain={() => location.reload()} />;
}
