// One's own card.
import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty, Failure, Loading } from '../parts/states';
import { CardForm } from './card_form';
import { useOrganizers } from './organizers_query';

export function Card() {
  const { t } = useTranslation();
  const { data, isPending, isError, error, refetch } = useOrganizers();
  const own = data?.items.find((each) => each.own);
  return (
    <Stack>
      <Text c="dimmed">{t('card.lead')}</Text>
      {isPending && <Loading />}
      {isError && <Failure error={error} onAgain={refetch} />}
      {data && !own && <Empty title={t('card.none')} text={t('card.none.text')} />}
      {own && (
        <Paper withBorder p="md" maw={640}>
          <CardForm organizer={own} />
        </Paper>
      )}
    </Stack>
  );
}
