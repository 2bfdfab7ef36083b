// Who may come in: the code of the address becomes a session, once; whoever has neither is told where to get one.
import { Anchor, Button, Center, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { DoorOpen, KeyRound } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problem } from '../api/problems';
import { knowsPasskeys } from './devices';
import { enter } from './entering';
import { useSession, wasTaken } from './session';

// Taken before anything else looks at the address, and gone from it: neither history nor a copied link keeps it.
// `to` is the screen that the cabinet led to.
const CODE = /^#code=([\w.~-]+)(?:&to=(\/[a-z]+(?:\?[a-z]+=[a-z]+)?))?$/;
const [, given, to = '/'] = CODE.exec(location.hash) ?? [];
let code = given ?? null;
if (code) history.replaceState(null, '', `${location.pathname}#${to}`);

/** Comes in by the code of the address at once, by a passkey when asked to; `refusal` is what was said instead. */
function useEntering() {
  const [entering, setEntering] = useState(code !== null);
  const [refusal, setRefusal] = useState('');
  const { t } = useTranslation();

  useEffect(() => {
    if (!code) return;
    const used = code;
    code = null;
    enter(used)
      .catch((error: unknown) => setRefusal(problem(error).message))
      .finally(() => setEntering(false));
  }, []);

  const enterByPasskey = () => {
    setEntering(true);
    setRefusal('');
    const entered = import('./passkeys').then(({ enterByPasskey }) => enterByPasskey());
    entered
      .catch((error: unknown) =>
        setRefusal(error instanceof DOMException ? t('door.passkey.off') : problem(error).message),
      )
      .finally(() => setEntering(false));
  };

  return { entering, refusal, setRefusal, enterByPasskey };
}

export function Door({ children, onLeave }: { children: ReactNode; onLeave: () => void }) {
  const known = useSession();
  const { entering, refusal, setRefusal, enterByPasskey } = useEntering();
  const { t } = useTranslation();

  useEffect(() => {
    if (!known) onLeave();
  }, [known, onLeave]);

  const why = refusal || (wasTaken() ? t('door.changed') : '');
  if (entering) {
    return (
      <Center mih="60vh">
        <Loader aria-label={t('door.entering')} />
      </Center>
    );
  }
  if (known && !refusal) return children;
  return (
    <Center component="main" mih="80vh" p="md">
      <Paper withBorder p="xl" maw={480}>
        <Stack gap="sm" align="flex-start">
          <DoorOpen size={36} aria-hidden />
          <Title order={1}>{t('door.title')}</Title>
          {why && (
            <Text role="alert" c="red.8" fw={600}>
              {why}
            </Text>
          )}
          <Text>{t('door.how')}</Text>
          {knowsPasskeys && (
            <>
              <Button leftSection={<KeyRound size={16} aria-hidden />} onClick={enterByPasskey}>
                {t('door.passkey')}
              </Button>
              <Text size="sm" c="dimmed">
                {t('door.passkey.how')}
              </Text>
            </>
          )}
          {known && (
            <Anchor component="button" type="button" onClick={() => setRefusal('')}>
              {t('door.stay')}
            </Anchor>
          )}
        </Stack>
      </Paper>
    </Center>
  );
}
