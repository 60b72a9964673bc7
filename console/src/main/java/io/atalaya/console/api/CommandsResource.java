package io.atalaya.console.api;

import io.atalaya.console.http.ApiAnswer;
import io.atalaya.console.http.ApiException;
import io.atalaya.console.http.ApiRequest;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.Route;
import io.atalaya.console.security.Role;
import io.atalaya.schemas.v1.AcknowledgeAlert;
import io.atalaya.schemas.v1.AlertFeedback;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.CommandAnswer;
import io.atalaya.schemas.v1.ResetAlert;
import io.atalaya.schemas.v1.SetRuleService;
import io.atalaya.schemas.v1.ShelveAlert;
import io.atalaya.schemas.v1.UnshelveAlert;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What operators and engineers ask of the pipeline. Each becomes a command on its topic, with the
 * name of the one who gave it; the answer says what became of it.
 */
public final class CommandsResource implements ApiResource {
    private static final int DONE = 200;
    private static final int SENT = 202;
    private static final int REFUSED = 409;

    private final CommandDesk desk;

    public CommandsResource(CommandDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/alerts/{id}/acknowledge", Role.OPERATOR, this::acknowledge),
                Route.post("/alerts/{id}/shelve", Role.OPERATOR, this::shelve),
                Route.post("/alerts/{id}/unshelve", Role.OPERATOR, this::unshelve),
                Route.post("/alerts/{id}/reset", Role.OPERATOR, this::reset),
                Route.post("/alerts/{id}/feedback", Role.OPERATOR, this::feedback),
                Route.post("/rules/{name}/service", Role.ENGINEER, this::service));
    }

    private ApiAnswer acknowledge(ApiRequest request) throws ApiException, InterruptedException {
        var action =
                AcknowledgeAlert.newBuilder().setAlertId(request.path("id")).setNote(note(request));
        return give(Command.newBuilder().setAcknowledgeAlert(action), request);
    }

    private ApiAnswer shelve(ApiRequest request) throws ApiException, InterruptedException {
        Duration duration = duration(request.neededText("duration"));
        var action =
                ShelveAlert.newBuilder()
                        .setAlertId(request.path("id"))
                        .setDuration(
                                com.google.protobuf.Duration.newBuilder()
                                        .setSeconds(duration.getSeconds())
                                        .setNanos(duration.getNano()))
                        .setNote(note(request));
        return give(Command.newBuilder().setShelveAlert(action), request);
    }

    private ApiAnswer unshelve(ApiRequest request) throws ApiException, InterruptedException {
        var action = UnshelveAlert.newBuilder().setAlertId(request.path("id"));
        return give(Command.newBuilder().setUnshelveAlert(action), request);
    }

    private ApiAnswer reset(ApiRequest request) throws ApiException, InterruptedException {
        var action = ResetAlert.newBuilder().setAlertId(request.path("id"));
        return give(Command.newBuilder().setResetAlert(action), request);
    }

    private ApiAnswer feedback(ApiRequest request) throws ApiException, InterruptedException {
        AlertFeedback.Verdict verdict =
                switch (request.neededText("verdict")) {
                    case "true-positive" -> AlertFeedback.Verdict.TRUE_POSITIVE;
                    case "false-positive" -> AlertFeedback.Verdict.FALSE_POSITIVE;
                    default ->
                            throw ApiException.badRequest(
                                    "verdict must be true-positive or false-positive");
                };
        var action =
                AlertFeedback.newBuilder()
                        .setAlertId(request.path("id"))
                        .setVerdict(verdict)
                        .setNote(note(request));
        return give(Command.newBuilder().setAlertFeedback(action), request);
    }

    private ApiAnswer service(ApiRequest request) throws ApiException, InterruptedException {
        var action =
                SetRuleService.newBuilder()
                        .setRuleId(request.path("name"))
                        .setOutOfService(request.neededFlag("outOfService"))
                        .setNote(note(request));
        return give(Command.newBuilder().setSetRuleService(action), request);
    }

    private ApiAnswer give(Command.Builder command, ApiRequest request)
            throws ApiException, InterruptedException {
        try {
            return answer(desk.give(command, request.identity().name()));
        } catch (CommandNotSentException e) {
            throw ApiException.unavailable(String.valueOf(e.getMessage()));
        }
    }

    private static ApiAnswer answer(Optional<CommandAnswer> answer) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (answer.isEmpty()) {
            said.put("outcome", "SENT");
            said.put("detail", "sent; the pipeline has not answered. Is the job running?");
            return ApiAnswer.json(SENT, said);
        }
        CommandAnswer.Outcome outcome = answer.get().getOutcome();
        said.put("outcome", outcome.name());
        said.put("detail", answer.get().getDetail());
        said.put("problems", List.copyOf(answer.get().getProblemsList()));
        return ApiAnswer.json(outcome == CommandAnswer.Outcome.DONE ? DONE : REFUSED, said);
    }

    private static String note(ApiRequest request) throws ApiException {
        return request.text("note").orElse("");
    }

    private static Duration duration(String text) throws ApiException {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero()) {
                throw ApiException.badRequest("duration must be positive");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw ApiException.badRequest("duration must be like PT30M or PT2H");
        }
    }
}
