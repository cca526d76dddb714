package dev.foretrait.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between modules and between the packages of the engine, as design.md draws them. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.foretrait");

    private static final String ENGINE = "dev.foretrait.engine";

    @Test
    void theEngineNeedsNothingButTheJdkAndAnnotations() {
        classes()
                .that(resideInAPackage(ENGINE + ".."))
                .should(onlyDependOnClassesThat(resideInAnyPackage(ENGINE + "..", "java..", "org.jspecify..")))
                .check(ALL);
    }

    @Test
    void theEngineReadsNoFilesAndOpensNoConnections() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.net..", "java.sql.."))
                .check(ALL);
    }

    @Test
    void theEngineHasNoClockOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE + "..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.InstantSource.class)
                .check(ALL);
    }

    @Test
    void storageKnowsTheEngineOnly() {
        neverDepends("dev.foretrait.storage..", "dev.foretrait.cli..", "dev.foretrait.fixtures..");
    }

    @Test
    void whoMessagesAreAboutIsFoundFromBlocksAlone() {
        neverDepends(
                "dev.foretrait.storage.resolution..",
                "dev.foretrait.storage.space..",
                "dev.foretrait.storage.ingest..",
                "dev.foretrait.storage.settings..");
    }

    @Test
    void fixturesKnowTheEngineOnly() {
        neverDepends("dev.foretrait.fixtures..", "dev.foretrait.cli..", "dev.foretrait.storage..");
    }

    /** They know everybody, and are built only when asked for. */
    @Test
    void nothingKnowsTheBenchmarks() {
        neverDepends("dev.foretrait..", "dev.foretrait.benchmark..", "org.duckdb..", "org.openjdk.jmh..");
    }

    /** A package, and the packages of the engine that it may know. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "event:",
                "diagnostic:",
                "semantics: event",
                "fql: event diagnostic semantics",
                "column: event semantics",
                "reduce: event semantics column",
                "query: event diagnostic reduce semantics",
                "definition: event diagnostic reduce semantics query",
                "reference: event diagnostic semantics column observe",
                "lint: event diagnostic reduce semantics reference query definition",
                "identity: event semantics",
                "observe: event column",
                "entity: event diagnostic semantics query column",
                "evaluate: event diagnostic reduce semantics query column definition entity",
                "repair: event diagnostic reduce semantics reference query column definition observe entity evaluate",
                "evidence: event diagnostic reduce semantics query column entity evaluate",
                "standing: event semantics column entity evaluate"
            })
    void anEnginePackageKnowsOnlyItsNeighbours(String rule) {
        String[] parts = rule.split(":", 2);
        List<String> allowed = Stream.concat(
                        Stream.of(parts[0]),
                        Stream.of(parts[1].strip().split(" ")).filter(name -> !name.isEmpty()))
                .map(name -> ENGINE + "." + name + "..")
                .toList();
        classes()
                .that(resideInAPackage(ENGINE + "." + parts[0] + ".."))
                .should(onlyDependOnClassesThat(
                        resideInAnyPackage(Stream.concat(allowed.stream(), Stream.of("java..", "org.jspecify.."))
                                .toArray(String[]::new))))
                .check(ALL);
    }

    @Test
    void everyPackageSaysWhatItIsAndLeavesNullOut() {
        TreeSet<String> unmarked = new TreeSet<>();
        for (JavaClass type : ALL) {
            JavaPackage home = type.getPackage();
            if (!home.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(home.getName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    private static void neverDepends(String from, String... on) {
        noClasses()
                .that(resideInAPackage(from))
                .should()
                .dependOnClassesThat(resideInAnyPackage(on))
                .check(ALL);
    }
}
