"""OK's errors: a body with a code under status 200, and the header invocation-error."""

from infra.sandbox.wire import Reply, json_reply

NAMES = {
    2: "SERVICE : Service temporary unavailable",
    3: "METHOD : Method does not exist",
    7: "ACTION_BLOCKED : The requested action is temporarily blocked for the current user",
    8: "FLOOD_BLOCKED : The requested action is temporarily blocked",
    10: "PERMISSION_DENIED : Permission denied",
    11: "LIMIT_REACHED : Limit reached",
    100: "PARAM : Missing or invalid parameter",
    101: "PARAM_API_KEY : Application does not exist",
    102: "PARAM_SESSION_EXPIRED : Session expired",
    103: "PARAM_SESSION_KEY : Invalid session key",
    104: "PARAM_SIGNATURE : Invalid signature",
    120: "PARAM_ALBUM_ID : Invalid album id",
    160: "PARAM_GROUP_ID : Invalid group id",
    300: "NOT_FOUND : Object not found",
    453: "SESSION_REQUIRED : Session key was not specified for the method, which requires session",
    456: "GROUP_RESTRICTION : Group has restricted the operation",
    458: "PRIVACY_RESTRICTED : The user does not accept messages from the group",
}


class OkError(Exception):
    def __init__(self, code: int, detail: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def error_reply(error: OkError) -> Reply:
    message = NAMES[error.code] + (f". {error.detail}" if error.detail else "")
    body = {"error_code": error.code, "error_msg": message, "error_data": None}
    reply = json_reply(body, invocation_error=str(error.code))
    return Reply(200, reply.body, headers=reply.headers, outcome=f"error {error.code}")
