package io.atalaya.pipeline.watch;

import io.atalaya.pipeline.operator.CommandSender;
import io.atalaya.pipeline.operator.OperatorException;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Sends an operator's commands one after another, so that the list goes on meanwhile. */
public final class CommandDesk implements AutoCloseable {
    private final Sender sender;
    private final UnaryOperator<Command> signature;
    private final Queue<WatchView.Notice> answers = new ConcurrentLinkedQueue<>();
    private final ExecutorService desk =
            Executors.newSingleThreadExecutor(
                    work -> {
                        Thread thread = new Thread(work, "watch-commands");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Gives a command and waits for what becomes of it; empty when nobody answered. */
    public interface Sender {
        Optional<CommandAnswer> send(Command command)
                throws OperatorException, InterruptedException;
    }

    /**
     * @param sender such as {@link CommandSender#send}
     * @param signature says who gives the command, and when
     */
    public CommandDesk(Sender sender, UnaryOperator<Command> signature) {
        this.sender = sender;
        this.signature = signature;
    }

    void take(WatchRequest request) {
        desk.execute(() -> answers.add(settle(request)));
    }

    /** What became of one of them, each once, in the order they were settled. */
    Optional<WatchView.Notice> answer() {
        return Optional.ofNullable(answers.poll());
    }

    private WatchView.Notice settle(WatchRequest request) {
        try {
            return sender.send(signature.apply(request.action()))
                    .map(answer -> words(request, answer))
                    .orElse(
                            new WatchView.Notice(
                                    request.words() + ": nobody answers; is the job running?",
                                    true));
        } catch (OperatorException e) {
            return new WatchView.Notice(request.words() + ": " + e.getMessage(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WatchView.Notice(request.words() + ": given up", true);
        }
    }

    private static WatchView.Notice words(WatchRequest request, CommandAnswer answer) {
        boolean done = answer.getOutcome() == CommandAnswer.Outcome.DONE;
        return new WatchView.Notice(
                "%s: %s, %s"
                        .formatted(request.words(), done ? "done" : "refused", answer.getDetail()),
                !done);
    }

    @Override
    public void close() {
        desk.shutdownNow();
    }
}
