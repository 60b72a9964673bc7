package io.atalaya.operators;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Which package may know what. A stage that needs more than its room allows is in the wrong one.
 */
@AnalyzeClasses(packages = "io.atalaya.operators", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "io.atalaya.operators";

    private static final String[] NATIVES_AND_EDGES = {
        "org.bytedeco..",
        "ai.onnxruntime..",
        "org.apache.kafka..",
        "org.apache.flink.connector.kafka..",
        "com.google.protobuf..",
        "io.atalaya.schemas.."
    };

    /** Of the stages that are algorithms, these are the shells that put them into Flink. */
    private static final DescribedPredicate<JavaClass> SHELL =
            DescribedPredicate.describe(
                    "shells",
                    type ->
                            type.getName()
                                    .matches(
                                            ".*(Function|Metrics|Operator|InState|Outputs)(\\$.*)?"));

    @ArchTest
    static final ArchRule MODEL_KNOWS_NOTHING =
            classes()
                    .that()
                    .resideInAPackage(ROOT + ".model")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "org.jspecify..", ROOT + ".model"));

    @ArchTest
    static final ArchRule PICTURES_KNOW_THE_MODEL_ONLY =
            classes()
                    .that()
                    .resideInAPackage(ROOT + ".picture")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "org.jspecify..", ROOT + ".model", ROOT)
                                    .or(resideInAnyPackage(ROOT + ".picture")));

    @ArchTest
    static final ArchRule GEOMETRY_KNOWS_ITSELF_ONLY =
            classes()
                    .that()
                    .resideInAPackage(ROOT + ".geometry")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", "org.jspecify..", ROOT + ".geometry"));

    @ArchTest
    static final ArchRule ALGORITHMS_KNOW_NO_FLINK =
            noClasses()
                    .that(
                            resideInAnyPackage(
                                            ROOT + ".geometry..",
                                            ROOT + ".decode..",
                                            ROOT + ".track..",
                                            ROOT + ".zone..",
                                            ROOT + ".anomaly..",
                                            ROOT + ".rule..",
                                            ROOT + ".alarm..",
                                            ROOT + ".privacy..")
                                    .and(not(SHELL)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.flink..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule FACTS_KNOW_NO_NATIVES_AND_NO_EDGES =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            ROOT + ".decode..",
                            ROOT + ".track..",
                            ROOT + ".zone..",
                            ROOT + ".anomaly..",
                            ROOT + ".rule..",
                            ROOT + ".alarm..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(NATIVES_AND_EDGES);

    @ArchTest
    static final ArchRule ONLY_THE_CAMERA_KNOWS_FFMPEG =
            noClasses()
                    .that(resideOutsideOfPackages(ROOT + ".camera..", ROOT + ".evidence.."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_ONNX_RUNTIME =
            noClasses()
                    .that(resideOutsideOfPackages(ROOT + ".inference.onnx.."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule ONLY_THE_EDGES_KNOW_KAFKA_AND_PROTOBUF =
            noClasses()
                    .that(
                            resideOutsideOfPackages(
                                    ROOT + ".sink..",
                                    ROOT + ".sensor..",
                                    ROOT + ".command..",
                                    ROOT + ".preview.."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.apache.flink.connector.kafka..",
                            "com.google.protobuf..",
                            "io.atalaya.schemas..");

    /**
     * Cameras and models wait for natives, sensors for their clients' libraries, previews for word
     * of who looks, evidence for decoders and stores; {@code source} is what wakes a task that
     * waits for one of them.
     */
    @ArchTest
    static final ArchRule ONLY_SOURCES_AND_INFERENCE_HAVE_THREADS =
            noClasses()
                    .that(
                            resideOutsideOfPackages(
                                    ROOT + ".camera..",
                                    ROOT + ".sensor..",
                                    ROOT + ".source..",
                                    ROOT + ".inference..",
                                    ROOT + ".preview..",
                                    ROOT + ".evidence.."))
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Executor.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Executors.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(CompletableFuture.class);

    @ArchTest
    static final ArchRule STAGES_DO_NOT_GO_ROUND_IN_CIRCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_THE_ROLE =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould(be(nameMatching(".*\\.Abstract[A-Z].*")));
}
