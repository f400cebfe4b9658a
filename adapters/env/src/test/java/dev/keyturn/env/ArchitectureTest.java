package dev.keyturn.env;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may know, and what it may not do. */
class ArchitectureTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.keyturn.env");

    @Test
    void itKnowsTheInterfacesOfTheCoreAndNoOtherModule() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.jspecify..", "dev.keyturn.env", "dev.keyturn.settings", "dev.keyturn.spi")
                .because("an adapter knows the core and the library made for its job, and this one needs none")
                .check(MODULE);
    }

    @Test
    void namesDoNotDependOnTheMachine() {
        noClasses()
                .should()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .because("a Turkish machine has another capital letter for i")
                .check(MODULE);
    }
}
