"""Kinds and statuses of claims that some rules treat alike."""

from mithaq.model.kinds import ClaimKind, Status

TOLD_WITHOUT_PARTIES = (
    ClaimKind.RELEASE,
    ClaimKind.AID,
    ClaimKind.CEASEFIRE,
    ClaimKind.DEPLOYMENT,
    ClaimKind.WITHDRAWAL,
    ClaimKind.BLOCKADE,
    ClaimKind.MEETING,
)
HAPPENED = (Status.OCCURRED, Status.ONGOING, Status.DENIED)
UNNAMED = (ClaimKind.DEPLOYMENT, ClaimKind.WITHDRAWAL, ClaimKind.OPERATION)  # troops do it, whoever tells it
IN_PARTS = (ClaimKind.RELEASE, ClaimKind.HANDOVER, ClaimKind.AID)  # told whole, then part by part
