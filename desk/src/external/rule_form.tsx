// A rule is written: its name, the conditions and what it does; below them stands what it says as a sentence.
import { Fieldset, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog';
import { Ending } from '../parts/ending';
import { ActionFields } from './rule_action';
import { ConditionFields } from './rule_conditions';
import { useSentence } from './rule_sentence';
import { asRule, asTyped, isNumber, type Typed } from './rule_typed';
import { BLANK, type Rule } from './rules_query';

/** By the fields of a rule, what the server says of them. */
type Complaints = Readonly<Record<string, string>>;

/** `key` is null of a new one. */
export interface Edited {
  key: string | null;
  rule?: Rule;
  complaints?: Complaints;
}

interface Given {
  edited: Edited | null;
  onDone: (rule: Rule) => void;
  onClose: () => void;
}

export function RuleForm({ edited, onDone, onClose }: Given) {
  const { t } = useTranslation();
  const title = t(edited && !edited.key ? 'ruleForm.new' : 'ruleForm.edit');
  return (
    <Dialog opened={edited !== null} onClose={onClose} title={title} size="lg">
      {({ close }) =>
        edited && <Form rule={edited.rule ?? BLANK} complaints={edited.complaints} onDone={onDone} onClose={close} />
      }
    </Dialog>
  );
}

interface Writing {
  rule: Rule;
  complaints?: Complaints;
  onDone: (rule: Rule) => void;
  onClose: () => void;
}

function Form({ rule, complaints, onDone, onClose }: Writing) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const wrong = (text: string) => (isNumber(text) ? null : t('ruleForm.number'));
  const form = useForm<Typed>({
    initialValues: asTyped(rule),
    validate: {
      title: (text) => (text.trim() ? null : t('form.required')),
      priceList: (list, { act, choice }) =>
        act === 'accept' && choice === 'list' && !list ? t('form.required') : null,
      when: { price: wrong, margin: wrong, quantityFrom: wrong, quantityTo: wrong },
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when the form is opened with them
  useEffect(() => {
    for (const [field, words] of Object.entries(complaints ?? {})) form.setFieldError(field, words);
  }, [complaints]);
  return (
    <form onSubmit={form.onSubmit((typed) => onDone(asRule(typed)))} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('ruleForm.title')}
          description={t('ruleForm.title.hint')}
          maxLength={80}
          data-autofocus
          required
          {...form.getInputProps('title')}
        />
        <Fieldset legend={t('ruleForm.if')} p="sm">
          <ConditionFields form={form} />
        </Fieldset>
        <Fieldset legend={t('ruleForm.then')} p="sm">
          <ActionFields form={form} />
        </Fieldset>
        <Paper p="sm" className="bubble">
          <Text size="sm" c="dimmed">
            {t('ruleForm.reads')}
          </Text>
          <Text>{sentence(asRule(form.values))}</Text>
        </Paper>
        <Ending action={t('ruleForm.done')} onClose={onClose} />
      </Stack>
    </form>
  );
}
