// The frame of all screens: where to go, what to search, who works here.
import {
  AppShell,
  Burger,
  Button,
  Group,
  Kbd,
  NavLink,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Languages, LogOut, MoonStar, Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNamed } from '../parts/named';
import { SignButton } from '../parts/sign_button';
import { language, speak } from '../texts';
import { leave } from './leaving';
import { isPlace, PLACES } from './places';
import { useMay } from './rights';
import { useSession } from './session';

// Fetched when somebody searches for the first time.
const Palette = lazy(() => import('./palette').then(({ Palette }) => ({ default: Palette })));

export function Shell() {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const session = useSession();
  const [searching, search] = useState(0);
  const open = () => search(searching + 1);
  useHotkeys([
    ['/', open],
    ['mod + K', open],
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place closes the menu of a phone
  useEffect(close, [pathname]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <button
        type="button"
        className="skip"
        onClick={() => {
          document.querySelector<HTMLElement>('main h1')?.focus();
        }}
      >
        {t('shell.skip')}
      </button>
      <AppShell.Header>
        <Group h="100%" px="sm" gap="xs" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('shell.menu')} />
            <Text fw={700} truncate>
              {session?.community.name}
            </Text>
          </Group>
          <Searching onOpen={open} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('shell.menu')}>
        <AppShell.Section grow className="scrolls">
          <Places at={pathname} />
        </AppShell.Section>
        <AppShell.Section>
          <Person />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main">
        <Outlet />
      </AppShell.Main>
      {searching > 0 && (
        <Suspense>
          <Palette times={searching} />
        </Suspense>
      )}
    </AppShell>
  );
}

function Searching({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        visibleFrom="sm"
        leftSection={<Search size={16} aria-hidden />}
        rightSection={<Kbd>/</Kbd>}
        onClick={onOpen}
      >
        {t('shell.search')}
      </Button>
      <SignButton sign={Search} name={t('shell.search')} hiddenFrom="sm" onClick={onOpen} />
    </Group>
  );
}

function Places({ at }: { at: string }) {
  const { t } = useTranslation();
  const may = useMay();
  return PLACES.filter(({ needs }) => may(needs)).map(({ name, to, icon: Icon }) => (
    <NavLink
      key={name}
      component={Link}
      to={to}
      label={t(`nav.${name}`)}
      leftSection={<Icon size={18} aria-hidden />}
      active={isPlace(to, at)}
      aria-current={at === to ? 'page' : undefined}
    />
  ));
}

function Person() {
  const { t } = useTranslation();
  const named = useNamed();
  const session = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <>
      {session && (
        <Text size="sm" c="dimmed" px="sm" py="xs">
          {[session.person.name, named('role', session.role)].filter(Boolean).join(' · ')}
        </Text>
      )}
      <NavLink
        component="button"
        type="button"
        label={t(`shell.${other}`)}
        leftSection={<MoonStar size={18} aria-hidden />}
        onClick={() => setColorScheme(other)}
      />
      <NavLink
        component="button"
        type="button"
        label={language() === 'ru' ? 'English' : 'Русский'}
        lang={language() === 'ru' ? 'en' : 'ru'}
        leftSection={<Languages size={18} aria-hidden />}
        onClick={() => speak(language() === 'ru' ? 'en' : 'ru')}
      />
      <NavLink
        component="button"
        type="button"
        label={t('shell.leave')}
        leftSection={<LogOut size={18} aria-hidden />}
        onClick={leave}
      />
    </>
  );
}
