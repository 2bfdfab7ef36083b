// Zones to choose from: those where most groups are first, with the clock of this minute beside them, then all others.
const FIRST = ['Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Samara', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Novosibirsk', 'Asia/Krasnoyarsk',
  'Asia/Irkutsk', 'Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Kamchatka', 'Europe/Minsk', 'Asia/Almaty'];

export function zones() {
  const known = Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : [];
  const rest = known.filter((each) => !FIRST.includes(each));
  return [...FIRST, ...rest].map((zone) => [zone, `${zone.replace(/_/g, ' ')}, ${clockIn(zone)}`]);
}

function clockIn(zone) {
  try {
    return new Intl.DateTimeFormat('ru-RU', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date());
  } catch {
    return '';
  }
}
