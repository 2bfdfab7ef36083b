"""The statuses of the played ZZAP. The real numbers are not public; these are as arbitrary."""

NEW, ACCEPTED, REFUSED, CANCELLED, HANDED_OUT, PREPAID = "100", "110", "120", "130", "140", "105"

NAMES = {
    NEW: "Новый заказ",
    PREPAID: "Предоплачен",
    ACCEPTED: "Принят в работу",
    REFUSED: "Отказ продавца",
    CANCELLED: "Отменён покупателем",
    HANDED_OUT: "Выдан",
}

ENDED = frozenset({REFUSED, CANCELLED, HANDED_OUT})
"""Nobody moves an order from here."""
