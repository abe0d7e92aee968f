"""The single writer of the account's process: all news pass this thread, one after another."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mixer.clock import Clock
from mixer.errors import StudioError
from mixer.handoff import BoundedQueue
from studio.wire.account import (
    AccountDone,
    AccountRefused,
    AnyAccountEvent,
    AskGo,
    CancelSignIn,
    ChooseEvent,
    FindIssuers,
    GiveCode,
    GiveGo,
    GoLive,
    LeaveAir,
    LendToken,
    LookAgain,
    Meet,
    OpenPages,
    PlannedEvent,
    SignIn,
    SignInWith,
    SignOut,
)
from studio.wire.account_events import (
    CreateEvent,
    DeleteEvent,
    DuplicateEvent,
    EditEvent,
    FindDeleted,
    RestoreEvent,
    TakeGoBack,
)
from studio.wire.account_factor import ConfirmFactor, OfferFactor
from studio.wire.account_launch import OwnBackendLost, OwnBackendUp

from .agenda import Agenda
from .calling import Calling
from .editing import Editing
from .entry import Entry, Who
from .errors import AccountError
from .factor import Factor
from .following import Following
from .going import Going
from .inbox import Asked, Came, EndAsked, EngineNews, Failed, Finished, Left, News, StationsNews
from .lending import Lending
from .office import Office, failed
from .pages import OwnPages

if TYPE_CHECKING:
    from studio.wire.state import Snapshot

_LISTEN_S: Final = 0.5


class Clerk:
    """Answers clients until it is asked to end. *send* sends to one client, or to all with None."""

    def __init__(
        self,
        *,
        inbox: BoundedQueue[News],
        office: Office,
        entry: Callable[[Callable[[Who], None]], Entry],
        going: Going,
        following: Following,
        calling: Calling,
        pages: OwnPages,
        lending: Lending,
        clock: Clock,
        send: Callable[[int | None, AnyAccountEvent], None],
    ) -> None:
        self._inbox = inbox
        self._office = office
        self._going = going
        self._following = following
        self._calling = calling
        self._clock = clock
        self._send = send
        self._entry = entry(self._entered)
        self._factor = Factor(office=office, entry=self._entry)
        self._pages = pages
        self._lending = lending
        self._agenda = Agenda(office=office, found=self._found)
        self._editing = Editing(office=office, agenda=self._agenda, gone=self._gone)
        self._engine: Snapshot | None = None
        self._clients: set[int] = set()

    def run(self) -> None:
        """Serve. The owner's thread."""
        try:
            while True:
                self._look()
                news = self._inbox.get(_LISTEN_S)
                if isinstance(news, EndAsked):
                    return
                if news is not None:
                    self._hear(news)
        finally:
            self._entry.close()
            self._following.close()
            self._calling.close()

    def _look(self) -> None:
        now_ns = self._clock.now_ns()
        try:
            self._entry.look(now_ns)
            self._going.look(self._entry.who, now_ns)
            self._following.look(self._entry.who, now_ns)
            self._calling.look(self._entry.who, now_ns)
            is_needed = self._clients or self._office.state.chosen
            if is_needed and self._entry.who is not None:
                self._agenda.look(self._entry.who, now_ns)
        except AccountError:
            # Too much waits already: it is looked again in a moment.
            return

    def _hear(self, news: News) -> None:
        match news:
            case Came(client=client):
                self._clients.add(client)
                self._send(client, self._office.state)
            case Left(client=client):
                self._clients.discard(client)
            case Asked():
                self._answer(news)
            case Finished():
                self._finish(news)
            case Failed():
                self._fail(news)
            case _:
                self._note(news)

    def _note(self, news: News) -> None:
        match news:
            case EngineNews(state=state):
                self._engine = state
                self._going.hear(state)
                self._following.hear(state)
            case StationsNews(event=event, stations=stations):
                if event == self._office.state.chosen:
                    self._office.change(stations=stations)
            case OwnBackendUp():
                self._entry.own_up(news)
            case OwnBackendLost():
                self._entry.own_lost()
            case _:
                return

    def _answer(self, asked: Asked) -> None:
        try:
            if self._perform(asked):
                self._send(asked.client, AccountDone(id=asked.request.id))
        except StudioError as error:
            self._refuse(asked, failed(asked, error))

    def _perform(self, asked: Asked) -> bool:
        """Do it; False for what is answered later."""
        command = asked.request.command
        match command:
            case Meet(first_event=name):
                self._agenda.first_event = name
                return True
            case CancelSignIn():
                self._entry.cancel()
                return True
            case OfferFactor():
                self._factor.offer(asked, command)
            case ConfirmFactor():
                self._factor.confirm(asked, command)
            case OpenPages():
                self._pages.open(asked, self._who())
            case LendToken():
                self._lending.lend(asked, command, self._who())
            case SignIn() | GiveCode() | FindIssuers() | SignInWith() | SignOut():
                self._for_entry(asked)
            case _:
                self._for_event(asked)
        return False

    def _for_entry(self, asked: Asked) -> None:
        command = asked.request.command
        match command:
            case SignIn():
                self._entry.sign_in(asked, command)
            case GiveCode():
                self._entry.give_code(asked, command)
            case FindIssuers():
                self._entry.find_issuers(asked, command)
            case SignInWith():
                self._entry.sign_in_with(asked, command)
            case _:
                self._entry.sign_out(asked)

    def _for_event(self, asked: Asked) -> None:
        who = self._who()
        match asked.request.command:
            case LookAgain():
                self._agenda.ask(asked, who)
            case ChooseEvent(event=event_id):
                event = self._known(event_id) if event_id else None
                self._going.choose(asked, who, event)
            case GoLive(rehearsal=rehearsal):
                self._going.go(asked, who, self._chosen(), rehearsal=rehearsal)
            case LeaveAir():
                self._going.leave(asked)
            case AskGo():
                self._go(asked, who, who.session.events.ask_for_go)
            case _:
                self._for_events(asked, who)

    def _for_events(self, asked: Asked, who: Who) -> None:
        command = asked.request.command
        match command:
            case GiveGo():
                self._go(asked, who, who.session.events.give_go)
            case TakeGoBack():
                self._go(asked, who, who.session.events.take_go_back)
            case FindDeleted():
                self._editing.find_deleted(asked, who)
            case CreateEvent() | EditEvent() | DuplicateEvent() | DeleteEvent() | RestoreEvent():
                self._editing.perform(asked, who, command)
            case _:
                message = "This command is not for the account."
                raise AccountError(message)

    def _gone(self, event: str) -> None:
        """Choose nothing where the chosen event was deleted, unless it is live: that goes on."""
        if self._office.state.chosen == event and not self._office.state.stage:
            self._going.choose(None, self._who(), None)

    def _go(self, asked: Asked, who: Who, tell: Callable[[str], None]) -> None:
        event = self._chosen().id
        self._office.later(asked, lambda: tell(event), lambda _: self._agenda.ask(None, who))

    def _who(self) -> Who:
        if self._entry.who is None:
            message = "Nobody is signed in yet; sign in first, or wait a moment."
            raise AccountError(message)
        return self._entry.who

    def _known(self, event_id: str) -> PlannedEvent:
        event = self._agenda.event(event_id)
        if event is None:
            message = "There is no such event any more; choose another one."
            raise AccountError(message)
        return event

    def _chosen(self) -> PlannedEvent:
        if not self._office.state.chosen:
            message = "No event is chosen; choose one first."
            raise AccountError(message)
        return self._known(self._office.state.chosen)

    def _entered(self, who: Who) -> None:
        self._agenda.reset()
        self._agenda.ask(None, who)

    def _found(self, who: Who) -> None:
        """Choose what the engine uses already, or the newcomer's own event, without a question."""
        state, events = self._office.state, self._office.state.events
        if state.chosen or self._engine is None:
            return
        used = self._agenda.event(self._engine.used_event.id)
        if used is not None:
            self._office.change(chosen=used.id)
        elif who.person.own and events and not self._engine.document.show.destination:
            self._going.choose(None, who, events[0])

    def _finish(self, news: Finished) -> None:
        try:
            news.apply()
        except StudioError as error:
            self._fail(failed(news.asked, error))
            return
        if news.asked is not None:
            self._send(news.asked.client, AccountDone(id=news.asked.request.id))

    def _fail(self, news: Failed) -> None:
        self._going.failed(news.asked)
        if news.asked is not None:
            self._refuse(news.asked, news)
            if self._office.state.status == "browser":
                self._entry.show()
        elif news.signed_out and self._entry.who is None:
            self._entry.forget("Your session has ended; sign in again.")
        else:
            self._office.change(fault=news.reason, fault_code=news.code)

    def _refuse(self, asked: Asked, why: Failed) -> None:
        refused = AccountRefused(id=asked.request.id, reason=why.reason, code=why.code)
        self._send(asked.client, refused)
