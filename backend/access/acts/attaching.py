"""Papers of an act: files sent beforehand become part of the record that the act gives, in the act's own transaction."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import strawberry
from sqlalchemy import func, select, text, update

from backend.access.acts.models import ActLog, Attachment
from backend.graph.ids import key_of
from backend.kit.rules import Refusal, Refused

if TYPE_CHECKING:
    from backend.access.acts.doing import Doing

FIELD = "attachments"
"""Of the inputs that take papers, and of the types that show them."""

MOST_PAPERS = 10
"""Files of one act."""

LOOSE = text("interval '1 day'")
"""How long a file waits for its act."""

_TOO_MANY = Refusal("TOO_MANY_FILES", f"一次至多附{MOST_PAPERS}个文件", f"one act takes at most {MOST_PAPERS} files", FIELD)
_NO_SUCH = Refusal("NO_SUCH_FILE", "附件不存在或已失效，请重新上传", "a file is not there any more; send it again", FIELD)


def papers() -> Any:
    """The field of an input by which its act takes papers."""
    return strawberry.field(
        default_factory=list, description=f"附件: 先经 POST /uploads 上传所得的标识, 至多{MOST_PAPERS}个; 随记录可见."
    )


async def attach(doing: "Doing", key: int, given: Iterable[str]) -> None:
    """Makes the sender's own loose files part of the record that the act gave. Refused: one is not there, or not the sender's."""
    wanted = {key_of(one, "Attachment") for one in given}
    if not wanted:
        return
    if len(wanted) > MOST_PAPERS:
        raise Refused(_TOO_MANY)
    entry = select(func.max(ActLog.id)).where(ActLog.object_type == doing.act.gives, ActLog.object_id == key)
    own = (
        Attachment.id.in_([one for one in wanted if one is not None]),
        Attachment.object_id.is_(None),
        Attachment.uploaded_by_id == doing.viewer["account_id"],
        Attachment.uploaded_at > func.now() - LOOSE,
    )
    values = {"object_type": doing.act.gives, "object_id": key, "act_log_id": entry.scalar_subquery()}
    attached = await doing.db.execute(update(Attachment).where(*own).values(values).returning(Attachment.id))
    if len(attached.all()) < len(wanted):
        raise Refused(_NO_SUCH)
