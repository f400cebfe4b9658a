package dev.keyturn.resilience;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may know. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.keyturn.resilience");

    @Test
    void itKnowsTheInterfacesOfTheCoreAndTheLibrariesOfItsJob() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.github.resilience4j..",
                        "io.micrometer..",
                        "com.typesafe.config..",
                        "dev.keyturn.resilience",
                        "dev.keyturn.settings",
                        "dev.keyturn.spi")
                .because("it wraps every source, and knows none")
                .check(MODULE);
    }

    @Test
    void micrometerNeedNotBeThere() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Meters")
                .and()
                .doNotHaveSimpleName("Resilient")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.github.resilience4j.micrometer..")
                .because("both are optional")
                .check(MODULE);
    }

    @Test
    void nobodyWaitsButThroughTheClock() {
        noClasses()
                .that()
                .areNotAssignableTo(Time.class)
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("tests have a time of their own")
                .check(MODULE);
    }
}
