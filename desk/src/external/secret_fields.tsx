// The fields that an account is connected by; what is secret is typed like a password, and never shown again.
import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNamed } from '../parts/named';
import { formOf, type Marketplace } from './marketplaces';

interface Given {
  marketplace: Marketplace;
  /** Without those that are public. */
  secretOnly?: boolean;
  at: (path: string) => object;
}

export type Fields = Record<string, string>;

export const blank = (names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, '']));

/** Complaints about what is not filled in and has to be, by the paths of the form. */
export function missing(where: string, fields: Fields, optional: readonly string[], words: string) {
  const empty = Object.keys(fields).filter((name) => !fields[name]?.trim() && !optional.includes(name));
  return Object.fromEntries(empty.map((name) => [`${where}.${name}`, words]));
}

export const trimmed = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.trim()]));

export function AccountFields({ marketplace, secretOnly, at }: Given) {
  const { t } = useTranslation();
  const form = formOf(marketplace);
  const named = useNamed();
  const label = (name: string) => named('accountField', name);
  const required = (name: string) => !form.optional.includes(name);
  return (
    <>
      {!secretOnly &&
        form.public.map((name) => (
          <TextInput
            key={name}
            label={label(name)}
            required={required(name)}
            autoComplete="off"
            {...at(`settings.${name}`)}
          />
        ))}
      {form.secret.map((name) => (
        <PasswordInput
          key={name}
          label={label(name)}
          required={required(name)}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('account.showSecret') }}
          {...at(`secrets.${name}`)}
        />
      ))}
    </>
  );
}
