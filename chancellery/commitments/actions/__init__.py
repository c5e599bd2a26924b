"""Every change of commitments and reports: one transaction each, recorded in the audit trail."""

from chancellery.commitments.actions.amending import Amendment, BelowLater, amend, redate
from chancellery.commitments.actions.answering import carry_on
from chancellery.commitments.actions.closing import (
    AlreadyClosed,
    ChangedBelow,
    OpenBelow,
    ReasonMissing,
    Warrant,
    WarrantMissing,
    waive,
    withdraw,
)
from chancellery.commitments.actions.deciding import (
    AlreadyDecided,
    OwnReport,
    ReturnReasonMissing,
    accept,
    return_,
)
from chancellery.commitments.actions.deleting import HasReports, StillNeeded, delete
from chancellery.commitments.actions.keeping import keep_months
from chancellery.commitments.actions.linking import (
    AlreadyImplements,
    NotSuperior,
    WouldMakeACycle,
    implement,
    stop_implementing,
)
from chancellery.commitments.actions.making import LeadCoordinates, NotOpen, Share
from chancellery.commitments.actions.moving import BelowItself, ThereAlready, TooDeep, move
from chancellery.commitments.actions.reassigning import BelowElsewhere, LeadsAlready, reassign
from chancellery.commitments.actions.refusals import Closed, LaterThanParent, NotUnderLead, ReportWaits, UnitClosed
from chancellery.commitments.actions.reporting import (
    AlreadySubmitted,
    EvidenceTooLarge,
    HandedDown,
    LeftOut,
    NewEvidence,
    NotADraft,
    NotAPercentage,
    NothingSaid,
    SomebodyWroteMeanwhile,
    drop_evidence,
    submit,
    write_report,
)
from chancellery.commitments.actions.splitting import Remainder, TitleMissing, split
from chancellery.commitments.actions.taking_up import TakenUp, take_up
from chancellery.commitments.actions.tallying import (
    CHOSEN_LOCK,
    FOLDING_LOCK,
    clear_folded,
    fold_changes,
    is_chosen_to_fold,
)
from chancellery.commitments.actions.undertaking import NobodyGiven, commit, commit_each, hand_down

__all__ = [
    "CHOSEN_LOCK",
    "FOLDING_LOCK",
    "AlreadyClosed",
    "AlreadyDecided",
    "AlreadyImplements",
    "AlreadySubmitted",
    "Amendment",
    "BelowElsewhere",
    "BelowItself",
    "BelowLater",
    "ChangedBelow",
    "Closed",
    "EvidenceTooLarge",
    "HandedDown",
    "HasReports",
    "LaterThanParent",
    "LeadCoordinates",
    "LeadsAlready",
    "LeftOut",
    "NewEvidence",
    "NobodyGiven",
    "NotADraft",
    "NotAPercentage",
    "NotOpen",
    "NotSuperior",
    "NotUnderLead",
    "NothingSaid",
    "OpenBelow",
    "OwnReport",
    "ReasonMissing",
    "Remainder",
    "ReportWaits",
    "ReturnReasonMissing",
    "Share",
    "SomebodyWroteMeanwhile",
    "StillNeeded",
    "TakenUp",
    "ThereAlready",
    "TitleMissing",
    "TooDeep",
    "UnitClosed",
    "Warrant",
    "WarrantMissing",
    "WouldMakeACycle",
    "accept",
    "amend",
    "carry_on",
    "clear_folded",
    "commit",
    "commit_each",
    "delete",
    "drop_evidence",
    "fold_changes",
    "hand_down",
    "implement",
    "is_chosen_to_fold",
    "keep_months",
    "move",
    "reassign",
    "redate",
    "return_",
    "split",
    "stop_implementing",
    "submit",
    "take_up",
    "waive",
    "withdraw",
    "write_report",
]
