"""What an entry of the journal is about, as it is written there."""


def order_subject(number: str) -> str:
    return f"order/{number}"


def import_subject(import_id: str) -> str:
    return f"import/{import_id}"


def purchase_subject(purchase: str) -> str:
    return f"purchase/{purchase}"


def account_subject(account: str) -> str:
    return f"account/{account}"


def external_subject(place: str) -> str:
    """``<account>/<the marketplace's number of the order>``."""
    return f"external/{place}"


def claim_subject(claim: str) -> str:
    return f"claim/{claim}"


def buyer_subject(buyer: str) -> str:
    """As a subject, and as the actor of what he does."""
    return f"buyer/{buyer}"


def view_subject(view: str) -> str:
    return f"view/{view}"


def price_list_subject(price_list: str) -> str:
    return f"price_list/{price_list}"


def offer_subject(offer: str) -> str:
    return f"offer/{offer}"


def supplier_subject(supplier: str) -> str:
    return f"supplier/{supplier}"


def organizer_subject(organizer: str) -> str:
    return f"organizer/{organizer}"


def conversation_subject(person: str) -> str:
    """``person`` is the key that stands for him: the journal stays when he is erased."""
    return f"conversation/{person}"


def community_subject(community: str) -> str:
    return f"community/{community}"


def api_key_subject(api_key: str) -> str:
    return f"api_key/{api_key}"


def session_subject(session: str) -> str:
    return f"session/{session}"


def passkey_subject(passkey: str) -> str:
    return f"passkey/{passkey}"
