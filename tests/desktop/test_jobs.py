"""Jobs: one ending each, stopped between steps, in order; the window stays alive and closes cleanly."""

from threading import Event

import pytest

from imagebank.core.errors import WrongWords
from imagebank.core.progress import Progress
from imagebank.desktop.jobs.bar import JobBar
from imagebank.desktop.jobs.job import Job
from imagebank.desktop.jobs.lane import Lane
from imagebank.desktop.jobs.past import PastJobs
from imagebank.desktop.jobs.values import JobValue


@pytest.fixture
def lane(qapp):
    made = Lane()
    yield made
    made.stop()


def three():
    for n in range(1, 4):
        yield Progress(n, 3, f"fil {n}")
    return "klart"


def test_a_job_tells_its_progress_and_result(lane, qtbot):
    job = Job("Tre", three)
    steps = []
    job.progressed.connect(steps.append)
    with qtbot.waitSignal(job.finished) as end:
        lane.start(job)
    assert end.args == ["klart"]
    assert steps[-1] == Progress(3, 3, "fil 3")


def test_a_cancelled_job_stops_after_the_step_under_way(lane, qtbot):
    first, go, closed = Event(), Event(), []

    def task():
        try:
            yield Progress(1, 0)
            first.set()
            go.wait(5)
            yield Progress(2, 0)
            closed.append("for langt")
        finally:
            closed.append("stangd")

    job = Job("Lang", task)
    lane.start(job)
    assert first.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go.set()
    assert closed == ["stangd"]


def test_a_waiting_job_is_cancelled_before_it_begins(lane, qtbot):
    go, begun = Event(), []

    def waits():
        go.wait(5)
        yield Progress(1, 1)

    def never():
        begun.append(1)
        yield Progress(1, 1)

    first, second = Job("Ett", waits), Job("Tva", never)
    lane.start(first)
    lane.start(second)
    second.cancel()
    with qtbot.waitSignals([first.finished, second.cancelled]):
        go.set()
    assert not begun


def test_an_error_is_told(lane, qtbot):
    def breaks():
        yield Progress(1, 2)
        raise OSError("disken är full")

    job = Job("Trasig", breaks)
    with qtbot.waitSignal(job.failed) as end:
        lane.start(job)
    assert "disken är full" in str(end.args[0])


def test_closing_the_window_asks_and_stops_the_job(window, qtbot):
    started = Event()

    def endless():
        n = 0
        while True:
            n += 1
            started.set()
            yield Progress(n, 0)

    asked = []
    window.ask_to_stop = lambda: bool(asked.append(1)) or len(asked) > 1
    window.lane.start(Job("Utan slut", endless))
    assert started.wait(5)
    assert not window.close()
    assert window.close()
    assert len(asked) == 2


def test_the_bar_says_how_far(qtbot):
    bar = JobBar()
    qtbot.addWidget(bar)
    bar.show_job(JobValue("Hämtar in", 3, 10, "a.jpg"), 1)
    assert bar._count.text() == "3 av 10 · a.jpg · 1 jobb väntar"
    with qtbot.waitSignal(bar.cancel_wanted):
        bar._cancel.click()
    bar.show_job(None)
    assert bar.isHidden()


def test_a_paused_job_rests_between_steps_and_goes_on(lane, qtbot):
    gate, steps = Event(), []

    def task():
        for n in range(1, 4):
            steps.append(n)
            yield Progress(n, 3)
            gate.wait(5)

    job, bar = Job("Vila", task), JobBar()
    qtbot.addWidget(bar)
    lane.changed.connect(bar.show_job)
    bar.pause_wanted.connect(lane.pause_first)
    lane.start(job)
    qtbot.waitUntil(lambda: steps == [1])
    bar._pause.click()
    assert "pausat" in bar._count.text()
    assert bar._pause.text() == "Fortsätt"
    gate.set()
    qtbot.wait(150)
    assert len(steps) <= 2
    with qtbot.waitSignal(job.finished):
        bar._pause.click()
    assert steps == [1, 2, 3]


def test_a_paused_job_can_be_cancelled(lane, qtbot):
    def task():
        while True:
            yield Progress(1, 0)

    job = Job("Vila", task)
    lane.start(job)
    lane.pause_first(True)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_what_became_of_jobs_is_remembered(lane, qtbot):
    def breaks():
        yield Progress(1, 2)
        raise WrongWords("X", "Filen är trasig.")

    for title, task in (("Tre", three), ("Trasig", breaks)):
        job = Job(title, task)
        with qtbot.waitSignal(job.ended):
            lane.start(job)
    assert [(one.title, one.how, one.tone) for one in lane.past] == [
        ("Trasig", "Filen är trasig.", "bad"),
        ("Tre", "klart", "ok"),
    ]
    past = PastJobs()
    qtbot.addWidget(past)
    assert "Inget jobb" in past.words.text()
    past.show_jobs(lane.past)
    assert past.words.text().count("\n") == 1
