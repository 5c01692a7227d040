package rusuban.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * Rules of which package may use which. They apply to any root package, so that planted violations
 * meet the very same rules.
 */
final class ArchitectureRules {
  private static final List<String> FUNCTIONS = List.of("webhook", "followup", "console");
  private static final List<String> ADAPTERS =
      List.of("line", "lineadmin", "dynamo", "ssm", "sqs", "identity", "cognito");

  private static final Set<String> TIME_AND_CHANCE =
      Set.of(
          "now",
          "currentTimeMillis",
          "nanoTime",
          "random",
          "randomUUID",
          "systemUTC",
          "systemDefaultZone",
          "system",
          "getenv",
          "getProperty");

  /** The methods of ports that only read. Any other counts as one that writes or sends. */
  private static final Set<String> READS =
      Set.of(
          "accounts",
          "displayName",
          "document",
          "due",
          "find",
          "history",
          "lastWebhook",
          "latest",
          "live",
          "load",
          "quota",
          "read",
          "rollbacks",
          "shards");

  private static final String PREDICATE = "(is|has|can|may)[A-Z].*";

  private ArchitectureRules() {}

  static Map<String, ArchRule> of(String root) {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put(
        "json uses the JDK, JSpecify and Jackson's streams alone",
        only(root, "json", "com.fasterxml.jackson.core.."));
    rules.put(
        "core uses the JDK, JSpecify, RE2/J and json alone",
        only(root, "core", "com.google.re2j..", root + ".json.."));
    rules.put(
        "app uses core and json alone", only(root, "app", root + ".core..", root + ".json.."));
    rules.put("web uses the JDK, JSpecify and json alone", only(root, "web", root + ".json.."));
    rules.put(
        "settings uses core and json alone",
        only(root, "settings", root + ".core..", root + ".json.."));
    rules.put(
        "simulation uses json, core, app, settings and the fakes alone",
        only(
            root,
            "simulation",
            root + ".json..",
            root + ".core..",
            root + ".app..",
            root + ".settings..",
            root + ".testkit.."));
    rules.put("core and app use JSON values, and leave JSON text to others", noJsonText(root));
    rules.put("app's packages form no cycle", noPackageCycle(root));
    rules.put("files form no cycle", noFileCycle(root));
    rules.put("core and app are told the time and chance", noTimeOrChance(root));
    rules.put("core and app have no logger", noLogger(root));
    rules.put("adapters do not know each other", apart(root, ADAPTERS));
    rules.put("functions do not know each other", apart(root, FUNCTIONS));
    rules.put("only functions and local know Lambda", onlyAtTheEdge(root));
    rules.put(
        "only functions and local read the environment and the clock", environmentAtTheEdge(root));
    rules.put(
        "nothing of the product knows local, simulation or testkit", noTestsInTheProduct(root));
    rules.put("names say what a thing is", names(root));
    rules.put("every package is null-marked", nullMarked(root));
    rules.put("predicates change nothing", purePredicates(root));
    return rules;
  }

  private static ArchRule only(String root, String room, String... more) {
    var allowed =
        new java.util.ArrayList<>(List.of("java..", "org.jspecify..", root + "." + room + ".."));
    allowed.addAll(List.of(more));
    return classes()
        .that()
        .resideInAPackage(root + "." + room + "..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)));
  }

  /** Text needs Jackson, which is not on their class path. */
  private static ArchRule noJsonText(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".core..", root + ".app..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + ".json")
                .and(
                    DescribedPredicate.describe(
                        "use Jackson",
                        it ->
                            it.getDirectDependenciesFromSelf().stream()
                                .map(Dependency::getTargetClass)
                                .anyMatch(resideInAPackage("com.fasterxml..")))));
  }

  private static ArchRule noPackageCycle(String root) {
    return slices().matching(root + ".app.(*)..").should().beFreeOfCycles();
  }

  /** A file is a top-level class with all that is nested in it. */
  private static ArchRule noFileCycle(String root) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass item) {
                return resideInAPackage(root + "..").test(item)
                    ? SliceIdentifier.of(topLevel(item).getName())
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "files";
              }
            })
        .should()
        .beFreeOfCycles();
  }

  private static JavaClass topLevel(JavaClass item) {
    var outer = item;
    while (outer.getEnclosingClass().isPresent()) outer = outer.getEnclosingClass().get();
    return outer;
  }

  private static ArchRule noTimeOrChance(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".core..", root + ".app..")
        .should(reach("time or chance", ArchitectureRules::isTimeOrChance));
  }

  private static boolean isTimeOrChance(AccessTarget target) {
    var owner = target.getOwner().getFullName();
    if (owner.equals("java.util.Random")
        || owner.endsWith("RandomGenerator")
        || owner.endsWith("ThreadLocalRandom")
        || owner.endsWith("SecureRandom")) return true;
    return TIME_AND_CHANCE.contains(target.getName())
        && (owner.startsWith("java.time")
            || owner.startsWith("java.lang")
            || owner.equals("java.util.UUID"));
  }

  private static ArchRule noLogger(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".core..", root + ".app..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j.."))
        .orShould(
            reach(
                "System.out",
                target ->
                    target.getOwner().getFullName().equals("java.lang.System")
                        && Set.of("out", "err").contains(target.getName())));
  }

  private static ArchRule apart(String root, List<String> rooms) {
    return classes()
        .that()
        .resideInAnyPackage(
            rooms.stream().map(room -> root + "." + room + "..").toArray(String[]::new))
        .should(
            new ArchCondition<>("not use a neighbour") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                String own = item.getPackageName().substring(root.length() + 1).split("\\.", 2)[0];
                for (var dependency : item.getDirectDependenciesFromSelf())
                  for (String room : rooms)
                    if (!room.equals(own)
                        && resideInAPackage(root + "." + room + "..")
                            .test(dependency.getTargetClass()))
                      events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
              }
            });
  }

  private static ArchRule onlyAtTheEdge(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(edge(root))
        .should()
        .dependOnClassesThat(resideInAPackage("com.amazonaws.."));
  }

  private static ArchRule environmentAtTheEdge(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(edge(root))
        .should(
            reach(
                "the environment or the clock",
                target ->
                    Set.of("getenv", "systemUTC", "systemDefaultZone").contains(target.getName())));
  }

  private static String[] edge(String root) {
    return new String[] {
      root + ".webhook..",
      root + ".followup..",
      // The console's handler alone: its pages have packages of their own.
      root + ".console",
      root + ".wiring..",
      root + ".local.."
    };
  }

  private static ArchRule noTestsInTheProduct(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root + ".local..", root + ".simulation..", root + ".testkit..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(root + ".local..", root + ".simulation..", root + ".testkit.."));
  }

  private static ArchRule names(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils");
  }

  private static ArchRule nullMarked(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .areTopLevelClasses()
        .should(
            new ArchCondition<>("live in a null-marked package") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith(NullMarked.class))
                  events.add(
                      SimpleConditionEvent.violated(
                          item, item.getName() + " is in a package without @NullMarked"));
              }
            });
  }

  /** Follows the calls of each predicate through app, the adapters and the functions. */
  private static ArchRule purePredicates(String root) {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            root + ".app..",
            root + ".dynamo..",
            root + ".webhook..",
            root + ".followup..",
            root + ".wiring..")
        .and()
        .haveNameMatching(PREDICATE)
        .should(
            new ArchCondition<>("reach no method of a port that writes or sends") {
              @Override
              public void check(JavaMethod item, ConditionEvents events) {
                var seen = new HashSet<JavaCodeUnit>();
                var left = new ArrayDeque<JavaCodeUnit>(List.of(item));
                while (!left.isEmpty()) {
                  var method = left.remove();
                  if (!seen.add(method)) continue;
                  if (writes(method, root))
                    events.add(
                        SimpleConditionEvent.violated(
                            item, item.getFullName() + " reaches " + method.getFullName()));
                  for (var call : method.getCallsFromSelf())
                    call.getTarget()
                        .resolveMember()
                        .filter(JavaCodeUnit.class::isInstance)
                        .map(JavaCodeUnit.class::cast)
                        .filter(it -> it.getOwner().getPackageName().startsWith(root + "."))
                        .ifPresent(left::add);
                }
              }
            });
  }

  private static boolean writes(JavaCodeUnit method, String root) {
    return method.getOwner().isInterface()
        && method.getModifiers().contains(JavaModifier.ABSTRACT)
        && method.getOwner().getPackageName().startsWith(root + ".app")
        && !READS.contains(method.getName())
        && !method.getName().matches(PREDICATE);
  }

  private static ArchCondition<JavaClass> reach(
      String what, java.util.function.Predicate<AccessTarget> forbidden) {
    return new ArchCondition<>("reach " + what) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        for (JavaAccess<?> access : item.getAccessesFromSelf())
          events.add(
              new SimpleConditionEvent(
                  item, forbidden.test(access.getTarget()), access.getDescription()));
      }
    };
  }
}
