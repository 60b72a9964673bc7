package io.atalaya.operators.rule.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.settings.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the names in an expression whose types are right mean something, and what it speaks of. A
 * name must be written out: what is put together as it goes could not be checked, nor would anyone
 * know which history to keep.
 */
final class NameCheck {
    private final CelAbstractSyntaxTree tree;
    private final SiteWords site;
    private final AreaWords area;
    private final AttributeCheck attributes;
    private final References references = new References();
    private final List<Mistake> mistakes = new ArrayList<>();

    NameCheck(CelAbstractSyntaxTree tree, SiteWords site, AreaWords area) {
        this.tree = tree;
        this.site = site;
        this.area = area;
        this.attributes = new AttributeCheck(tree, area, this);
    }

    /** Everything that is wrong, in the order of the text. */
    List<Mistake> check() {
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(this::check);
        mistakes.sort(Comparator.comparingInt(Mistake::offset));
        return mistakes;
    }

    References references() {
        return references;
    }

    private void check(CelExpr expr) {
        if (expr.getKind() == Kind.CALL) {
            checkCall(expr);
            attributes.checkCall(expr.call());
        } else if (expr.getKind() == Kind.SELECT) {
            checkSelect(expr.select());
            attributes.checkSelect(expr);
        } else if (expr.getKind() == Kind.IDENT && expr.ident().name().equals("now")) {
            references.time();
        }
    }

    private void checkCall(CelExpr expr) {
        CelCall call = expr.call();
        if (call.target().isEmpty() && RuleFunctions.LOOKUPS.contains(call.function())) {
            checkLookup(call);
        } else if (call.function().equals("duration") && call.target().isEmpty()) {
            duration(call.args().get(0), false);
        } else if (List.of("_==_", "_!=_", "@in").contains(call.function())) {
            checkComparison(call.args().get(0), call.args().get(1));
            checkComparison(call.args().get(1), call.args().get(0));
        } else if (call.target().isPresent()) {
            checkMember(call, call.target().get());
        }
    }

    private void checkLookup(CelCall call) {
        CelExpr argument = call.args().get(0);
        String name = constant(argument).orElse(null);
        if (name == null) {
            String cure = "wants the name itself, in quotes: " + call.function() + "('…')";
            mistake(argument, call.function() + " " + cure);
            return;
        }
        switch (call.function()) {
            case "zone" -> {
                known(argument, name, "zone of area " + area.area(), area.zones());
                references.zone(name, area.camerasWithZone(name));
            }
            case "line" -> {
                known(argument, name, "line of area " + area.area(), area.lines());
                references.line(name, area.camerasWithLine(name));
            }
            case "camera" -> {
                known(argument, name, "camera of area " + area.area(), area.cameraNames());
                references.healthOfCamera(name);
            }
            case "sensor" -> {
                known(argument, name, "sensor of area " + area.area(), area.sensorNames());
                references.healthOfSensor(name);
            }
            case "shift" -> {
                known(argument, name, "shift", site.shiftNames());
                references.time();
            }
            case "anomaly" -> {
                series(argument, name);
                references.anomaly(name);
            }
            default -> {
                series(argument, name);
                references.reading(name);
            }
        }
    }

    private void series(CelExpr argument, String name) {
        if (area.mayHaveSeries(name)) {
            return;
        }
        String what = "series of area " + area.area();
        List<String> known = new ArrayList<>(area.series());
        if (known.isEmpty() && !area.sensors().isEmpty()) {
            area.sensorNames().forEach(sensor -> known.add(sensor + "/…"));
        }
        known(argument, name, what, known);
    }

    private void checkMember(CelCall call, CelExpr target) {
        if (call.function().equals(RuleFunctions.WITH)) {
            attributes.checkPair(call.args().get(0), call.args().get(1));
            return;
        }
        CelCall of = target.getKind() == Kind.CALL ? lookupIn(target.call()) : null;
        boolean line = isOf(target, "Line");
        boolean zone = isOf(target, "Zone");
        List<CelExpr> arguments = call.args();
        if ((line || zone) && !arguments.isEmpty() && isOf(arguments.get(0), "string")) {
            List<String> labels = of == null ? List.of() : labelsAt(of);
            constant(arguments.get(0)).ifPresent(label -> label(arguments.get(0), label, labels));
        }
        if (line && of != null) {
            CelExpr last = arguments.get(arguments.size() - 1);
            duration(last, true).ifPresent(span -> references.span(nameIn(of), span));
        } else if (isOf(target, "Reading") && of != null) {
            duration(arguments.get(0), true)
                    .ifPresent(stretch -> references.stretch(nameIn(of), stretch));
        } else if (isOf(target, "Anomaly") && !site.detectors().isEmpty()) {
            constant(arguments.get(0))
                    .ifPresent(name -> known(arguments.get(0), name, "detector", site.detectors()));
        } else if ((line || isOf(target, "Reading")) && of == null) {
            mistake(target, "must be looked up where it is used, such as reading('…').mean(…)");
        }
    }

    /** Behind what narrows it down, as in {@code zone('x').with('a', 'b').count()}. */
    private static CelCall lookupIn(CelCall call) {
        if (!call.function().equals(RuleFunctions.WITH)) {
            return call;
        }
        return call.target()
                .filter(target -> target.getKind() == Kind.CALL)
                .map(target -> lookupIn(target.call()))
                .orElse(call);
    }

    private void checkSelect(CelSelect select) {
        if (isOf(select.operand(), "Track")
                && List.of("speed", "standing").contains(select.field())) {
            references.path();
        }
        boolean age = isOf(select.operand(), "Reading") && select.field().equals("age");
        boolean dwell = isOf(select.operand(), "Track") && select.field().equals("dwell");
        if (age || dwell) {
            references.time();
        }
    }

    /** What takes few words, compared with a word or a list of words. */
    private void checkComparison(CelExpr field, CelExpr other) {
        Optional<String> attribute = attributes.attributeOf(field);
        if (field.getKind() != Kind.SELECT && attribute.isEmpty()) {
            return;
        }
        List<CelExpr> words =
                other.getKind() == Kind.LIST ? other.list().elements() : List.of(other);
        for (CelExpr word : words) {
            String written = constant(word).orElse(null);
            if (written != null && attribute.isPresent()) {
                attributes.checkValue(attribute.get(), word, written);
            } else if (written != null) {
                checkWord(field.select(), word, written);
            }
        }
    }

    private void checkWord(CelSelect select, CelExpr word, String written) {
        if (isOf(select.operand(), "Track") && select.field().equals("label")) {
            List<String> zones = List.copyOf(references.zones());
            List<String> labels =
                    zones.stream().anyMatch(zone -> area.labelsInZone(zone).isEmpty())
                            ? List.of()
                            : zones.stream()
                                    .flatMap(zone -> area.labelsInZone(zone).stream())
                                    .distinct()
                                    .toList();
            label(word, written, labels);
        } else if (isOf(select.operand(), "Track") && select.field().equals("camera")) {
            known(word, written, "camera of area " + area.area(), area.cameraNames());
        } else if (isOf(select.operand(), "Health") && select.field().equals("status")) {
            known(word, written, "status", spelled(HealthStatus.values()));
        } else if (isOf(select.operand(), "Health") && select.field().equals("reason")) {
            known(word, written, "reason", spelled(HealthReason.values()));
        }
    }

    private List<String> labelsAt(CelCall place) {
        String name = nameIn(place);
        return place.function().equals("zone") ? area.labelsInZone(name) : area.labelsOnLine(name);
    }

    /** Every label will do where none are known. */
    private void label(CelExpr at, String label, List<String> labels) {
        if (!labels.isEmpty()) {
            known(at, label, "label that is seen there", labels);
        }
    }

    void known(CelExpr at, String name, String what, List<String> known) {
        if (known.contains(name)) {
            return;
        }
        String choice = known.isEmpty() ? "there is none" : "there is " + String.join(", ", known);
        mistake(
                at,
                "'" + name + "' is no " + what + Suggestion.forWord(name, known) + "; " + choice);
    }

    private Optional<Duration> duration(CelExpr expr, boolean written) {
        boolean call = expr.getKind() == Kind.CALL && expr.call().function().equals("duration");
        CelExpr inner = call ? expr.call().args().get(0) : expr;
        Optional<String> text = constant(inner);
        if (text.isEmpty() || (written && !call)) {
            if (written) {
                mistake(expr, "wants the duration itself, such as duration('5m')");
            }
            return Optional.empty();
        }
        Optional<Duration> duration = DurationWord.parse(text.get());
        boolean wrong = duration.isEmpty() || (written && duration.get().isZero());
        // Where it is asked for by its function, that function's own visit tells.
        if (wrong && !written) {
            mistake(
                    inner,
                    "'"
                            + text.get()
                            + "' is no duration; write a number and ms, s, m, h or d, such as"
                            + " 90s");
        } else if (wrong && duration.isPresent()) {
            mistake(inner, "must be longer than nothing");
        }
        return wrong ? Optional.empty() : duration;
    }

    private boolean isOf(CelExpr expr, String type) {
        return tree.getType(expr.id()).filter(known -> known.name().equals(type)).isPresent();
    }

    private static String nameIn(CelCall lookup) {
        return lookup.args().isEmpty() ? "" : constant(lookup.args().get(0)).orElse("");
    }

    private static Optional<String> constant(CelExpr expr) {
        boolean text =
                expr.getKind() == Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return text ? Optional.of(expr.constant().stringValue()) : Optional.empty();
    }

    private static List<String> spelled(Enum<?>[] words) {
        return Arrays.stream(words).map(HealthView::spelled).toList();
    }

    void mistake(CelExpr at, String message) {
        Integer offset = tree.getSource().getPositionsMap().get(at.id());
        mistakes.add(new Mistake(offset == null ? 0 : offset, message));
    }
}
