// Where the key of a marketplace is found: the way through its own pages in words, and a sketch of what to look for.
import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Marketplace } from './marketplaces';

export function WhereKey({ marketplace }: { marketplace: Marketplace }) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" className="bubble" p="xs">
      <Sketch />
      <Text size="sm" className="words">
        {t(`accountWhere.${marketplace}`)}
      </Text>
    </Group>
  );
}

/** A page with its menu, one entry of it marked, and a key beside. */
function Sketch() {
  return (
    <svg
      width="72"
      height="56"
      viewBox="0 0 72 56"
      fill="none"
      stroke="currentColor"
      className="sketch"
      aria-hidden="true"
    >
      <rect x="1" y="1" width="70" height="54" rx="5" />
      <path d="M22 1v54M7 11h9M7 21h9M7 41h9" />
      <rect x="4" y="27" width="15" height="8" rx="2" fill="currentColor" />
      <path d="M30 12h30" />
      <circle cx="36" cy="34" r="5" />
      <path d="M41 34h19M54 34v6M60 34v5" />
    </svg>
  );
}
