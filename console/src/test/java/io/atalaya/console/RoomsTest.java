package io.atalaya.console;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What the console may know: the messages and what operators' tools share, never the job. Setup
 * tries a camera with the decoder that the job would use, and a rule with the job's own language.
 */
@AnalyzeClasses(packages = "io.atalaya.console", importOptions = DoNotIncludeTests.class)
class RoomsTest {
    private static final String ROOT = "io.atalaya.console";

    @ArchTest
    static final ArchRule THE_JOB_IS_NOT_ITS_BUSINESS =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(
                                            "io.atalaya.operators..",
                                            "io.atalaya.pipeline.job..",
                                            "io.atalaya.pipeline.runtime..",
                                            "io.atalaya.pipeline.broker..")
                                    .and(
                                            not(
                                                    resideInAnyPackage(
                                                            "io.atalaya.operators.sink",
                                                            "io.atalaya.operators.camera.ffmpeg",
                                                            "io.atalaya.operators.rule.language"))));

    @ArchTest
    static final ArchRule OF_FLINK_IT_KNOWS_FILE_SYSTEMS =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("org.apache.flink..")
                                    .and(not(resideInAPackage("org.apache.flink.core.fs"))));

    @ArchTest
    static final ArchRule ONE_PACKAGE_KNOWS_THE_WEB_SERVER =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.undertow..", "org.xnio..");

    @ArchTest
    static final ArchRule ONE_PACKAGE_READS_TOPICS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".live..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule THE_SERVER_KNOWS_NOTHING_OF_ALERTS =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOT + ".api..", ROOT + ".live..", "io.atalaya.schemas..");

    @ArchTest
    static final ArchRule SECURITY_KNOWS_ITSELF =
            classes()
                    .that()
                    .resideInAPackage(ROOT + ".security..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                    "java..",
                                    "javax..",
                                    "org.jspecify..",
                                    "org.slf4j..",
                                    ROOT + ".security.."));
}
