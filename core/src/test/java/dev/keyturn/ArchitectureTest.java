package dev.keyturn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of the core: which package may know which, and what none of them may do. */
class ArchitectureTest {

    /** Each package may know the ones before it and none of the ones after it. */
    private static final List<String> ARROWS = List.of(
            "dev.keyturn.settings..",
            "dev.keyturn.codec..",
            "dev.keyturn.step..",
            "dev.keyturn.spi..",
            "dev.keyturn.journal..",
            "dev.keyturn.internal..",
            "dev.keyturn",
            "dev.keyturn.review..",
            "dev.keyturn.live..");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.keyturn");

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyThePackagesBeforeIt(String name) {
        String[] allowed = ARROWS.subList(0, ARROWS.indexOf(name) + 1).toArray(String[]::new);
        DescribedPredicate<JavaClass> later = resideInAPackage("dev.keyturn..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed)))
                .as("reside in a package that comes later");

        holds(noClasses()
                .that()
                .resideInAPackage(name)
                .should(dependOnClassesThat(later))
                .because("a reader of one package must need only the packages before it, in the order "
                        + String.join(" <- ", ARROWS)));
    }

    private static Stream<String> packages() {
        return ARROWS.stream();
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        holds(classes()
                .should()
                .resideInAnyPackage(ARROWS.toArray(String[]::new))
                .because("a package outside the order would be bound by none of its arrows"));
    }

    @Test
    void packagesHaveNoCycles() {
        holds(slices().assignedFrom(new OnePackageOneSlice())
                .should()
                .beFreeOfCycles()
                .because("packages that know each other can only be understood and changed together"));
    }

    @Test
    void everyPackageIsNullMarked() {
        holds(classes()
                .should(new ResideInANullMarkedPackage())
                .because("NullAway checks null-marked packages only, and users read the mark as a promise"));
    }

    @Test
    void namesSayWhatAClassIs() {
        holds(noClasses()
                .should()
                .haveNameMatching(".*[.$](\\w*(Manager|Helper|Util|Utils|Impl)|"
                        + "(Simple|Abstract|Keyturn|Default)([A-Z0-9]\\w*)?)")
                .because("these words stand where the name of the thing itself is missing"));
    }

    @Test
    void nobodyWritesToStandardStreams() {
        holds(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                "standard output belongs to the program; a library reports through its results and System.Logger"));
    }

    @Test
    void textNeverDependsOnTheDefaultLocale() {
        holds(noClasses()
                .should(accessTargetWhere(new UsesTheDefaultLocale()))
                .because("the same settings must migrate alike on every machine, also on a Turkish or an Arabic one"));
    }

    @Test
    void timeComesFromAClock() {
        DescribedPredicate<JavaAccess<?>> readsTheSystemClock = DescribedPredicate.describe(
                "reads the system clock",
                access -> access.getTarget().getOwner().isEquivalentTo(System.class)
                        && access.getTarget().getName().equals("currentTimeMillis"));

        holds(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould(accessTargetWhere(readsTheSystemClock))
                .because("a test must be able to set the time, so it is handed in as a java.time.Clock"));
    }

    @Test
    void coreDependsOnNothingButTheJdkJsonAndNullness() {
        DescribedPredicate<JavaClass> foreign = DescribedPredicate.not(resideInAnyPackage(
                        "java..", "javax.crypto..", "tools.jackson.core..", "org.jspecify..", "dev.keyturn.."))
                .and(DescribedPredicate.describe(
                        "not primitive", type -> !type.getBaseComponentType().isPrimitive()))
                .as("come from elsewhere");

        holds(noClasses()
                .should(dependOnClassesThat(foreign))
                .because("whatever the core depends on, every program that uses it has to carry"));
    }

    @Test
    void coreNeverDependsOnTheTestkit() {
        holds(noClasses()
                .should(dependOnClassesThat(resideInAnyPackage("dev.keyturn.testkit..", "dev.keyturn.selftest..")))
                .because("the testkit tries the core: what is tried may not know how"));
    }

    private static void holds(ArchRule rule) {
        // A rule may stand before the first class it speaks of.
        rule.allowEmptyShould(true).check(CORE);
    }

    private static class OnePackageOneSlice implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static class ResideInANullMarkedPackage extends ArchCondition<JavaClass> {

        ResideInANullMarkedPackage() {
            super("reside in a package whose package-info is @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(type, marked, type.getName() + " resides in " + type.getPackageName()));
        }
    }

    private static class UsesTheDefaultLocale extends DescribedPredicate<JavaAccess<?>> {

        private static final Set<String> LOCALISED = Set.of(
                "java.lang.String.toLowerCase",
                "java.lang.String.toUpperCase",
                "java.lang.String.format",
                "java.lang.String.formatted",
                "java.io.PrintStream.format",
                "java.io.PrintStream.printf",
                "java.io.PrintWriter.format",
                "java.io.PrintWriter.printf",
                "java.time.format.DateTimeFormatter.ofPattern");

        UsesTheDefaultLocale() {
            super("uses the default locale");
        }

        @Override
        public boolean test(JavaAccess<?> access) {
            return access.getTarget() instanceof CodeUnitAccessTarget target
                    && LOCALISED.contains(target.getOwner().getName() + "." + target.getName())
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
        }
    }
}
