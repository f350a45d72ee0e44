"""The life of a print: downloading, heating, printing, paused, ended.

Time moves only through `advance`, which applies due transitions in the order of their moments,
so that the same clock readings always give the same history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from connector.sandbox.world import inventory, notifications, queueing
from connector.sandbox.world.payloads import job_payload, user_payload
from connector.sandbox.world.records import Event, Job

if TYPE_CHECKING:
    from connector.sandbox.settings import Settings
    from connector.sandbox.world.gcode import Analysis
    from connector.sandbox.world.records import Phase, Printer, QueueItem
    from connector.sandbox.world.storage import Blob
    from connector.sandbox.world.world import World

Outcome = Literal["done", "failed", "cancelled"]


def start(
    world: World,
    printer: Printer,
    blob: Blob,
    analysis: Analysis,
    settings: Settings,
    *,
    queue_item: QueueItem | None = None,
    library_uid: str | None = None,
    scheduled: float | None = None,
) -> Job:
    """Send a file to an idle printer, now or at `scheduled`.

    The job's `started` follows when the download is done.
    """
    job = Job(
        id=world.next_id("job"),
        uid=world.next_uid("job_uid"),
        printer=printer,
        blob=blob,
        analysis=analysis,
        user=world.user,
        created=world.now,
        download_seconds=settings.download_seconds,
        heat_seconds=settings.heat_seconds,
        phase="downloading" if scheduled is None else "pending",
        phase_since=world.now,
        queue_item=queue_item,
        library_uid=library_uid,
        scheduled=scheduled,
    )
    world.jobs[job.id] = job
    printer.job = job
    printer.awaiting_bed_clear = False
    if queue_item:
        queueing.take_copy(world, queue_item)
    advance(world, world.now)
    return job


def pause(world: World, job: Job) -> None:
    job.printed_seconds = job.elapsed(world.now)
    _enter(job, "paused", world.now)
    _tell(world, "job.paused", job, world.now)


def resume(world: World, job: Job) -> None:
    _enter(job, "printing", world.now)
    _tell(world, "job.resumed", job, world.now)


def end(world: World, job: Job, outcome: Outcome, at: float) -> None:
    """The print is over; the printer waits for its bed to be cleared and cools down."""
    elapsed = float(job.analysis.estimate) if outcome == "done" else job.elapsed(at)
    job.printed_seconds = elapsed
    _enter(job, "ended", at)
    job.status, job.ended = outcome, at
    job.started = at if job.started is None else job.started
    job.printer.job = None
    job.printer.awaiting_bed_clear = True
    job.printer.cooling = (at, job.analysis.tool, job.analysis.bed)
    inventory.use_filament(world, job, at)
    if item := job.queue_item:
        last = all(other.queue_item is not item for other in active(world))
        queueing.copy_ended(item, at, printed=outcome == "done", last=last)
    if job.library_uid in world.files:
        world.files[job.library_uid].outcomes[outcome] += 1
    if outcome == "failed":
        notifications.print_failed(world, job, at)
    _tell(world, f"job.{outcome}", job, at)


def withdraw(world: World, job: Job) -> None:
    """Call off a pending print: nothing was printed, and a queue copy returns to its place."""
    _enter(job, "ended", world.now)
    job.status, job.ended = "cancelled", world.now
    job.printer.job = None
    if job.queue_item:
        queueing.put_back(world, job.queue_item, "original")
    _tell(world, "job.cancelled", job, world.now)


def skip_objects(world: World, job: Job, numbers: list[int]) -> None:
    job.skipped_objects += [number for number in numbers if number not in job.skipped_objects]
    world.record(Event("job.objects_skipped", world.now, {}))


def clear_bed(world: World, printer: Printer, rating: int | None) -> None:
    printer.awaiting_bed_clear = False
    last = max(
        (job for job in world.jobs.values() if job.printer is printer), key=_age, default=None
    )
    if last and rating is not None:
        last.rating = rating
    world.record(Event("job.bed_cleared", world.now, {}))


def advance(world: World, until: float) -> None:
    """Bring the world to `until`, each transition at its own moment."""
    while True:
        due = [(_next(job), job.id) for job in active(world)]
        moments = [(moment, number) for moment, number in due if moment is not None]
        if not moments or min(moments)[0] > until:
            break
        moment, number = min(moments)
        _step(world, world.jobs[number], moment)
    world.now = max(world.now, until)


def active(world: World) -> list[Job]:
    return [printer.job for printer in world.printers.values() if printer.job]


def _next(job: Job) -> float | None:
    """When the job leaves its phase by itself."""
    if job.phase == "pending":
        return job.scheduled
    if job.phase == "downloading":
        return job.phase_since + job.download_seconds
    if job.phase == "heating":
        return job.phase_since + job.heat_seconds
    if job.phase == "printing":
        return job.phase_since + job.analysis.estimate - job.printed_seconds
    return None


def _step(world: World, job: Job, at: float) -> None:
    if job.phase == "pending":
        _enter(job, "downloading", at)
    elif job.phase == "downloading":
        _enter(job, "heating", at)
        job.started = at
        _tell(world, "job.started", job, at)
    elif job.phase == "heating":
        _enter(job, "printing", at)
    else:
        end(world, job, "done", at)


def _enter(job: Job, phase: Phase, at: float) -> None:
    job.phase, job.phase_since = phase, at


def _tell(world: World, event: str, job: Job, at: float) -> None:
    data: dict[str, object] = {"job": job_payload(job, at)}
    if event in ("job.started", "job.cancelled"):
        data["user"] = user_payload(job.user)
    if event == "job.started":
        data["started_by"] = user_payload(job.user)
    world.record(Event(event, at, data))


def _age(job: Job) -> float:
    return job.created
