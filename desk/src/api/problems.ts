// Refusals (RFC 9457) as something that is thrown, with what concerns single fields apart.
import i18next from 'i18next';

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly errors: readonly FieldError[] = [],
    readonly current: unknown = undefined,
    readonly retryAfter = 0,
  ) {
    super(detail);
  }

  static offline(): Problem {
    return new Problem(0, 'offline', i18next.t('problem.offline'));
  }

  /** Somebody else has changed the thing meanwhile. */
  get stale(): boolean {
    return this.status === 412 || (this.status === 409 && ['stale', 'order_stale'].includes(this.code));
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  const detail = typeof told?.detail === 'string' ? told.detail : i18next.t('problem.unknown');
  const request = typeof told?.requestId === 'string' && response.status >= 500 ? told.requestId : '';
  return new Problem(
    response.status,
    typeof told?.code === 'string' ? told.code : 'unknown',
    detail.includes(request) ? detail : `${detail} (${request})`,
    Array.isArray(told?.errors) ? (told.errors as FieldError[]) : [],
    told?.current,
    Number(response.headers.get('Retry-After')) || 0,
  );
}

export const problem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(0, 'unknown', i18next.t('problem.unknown'));
