package cn.huimin.hotline.notification.recipient;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.recipient.Audience;
import cn.huimin.hotline.platform.recipient.Roster;
import cn.huimin.hotline.platform.recipient.Rule;
import cn.huimin.hotline.schemas.word.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who must hear of an occasion, by the rules and the directory. */
public final class Recipients {

  private final List<Rule> rules;
  private final Roster roster;

  /** By these rules; where two tell the same person, the earlier one says how. */
  public Recipients(List<Rule> rules, Roster roster) {
    this.rules = List.copyOf(rules);
    this.roster = roster;
  }

  /** One notice for each person who must hear of it, in the order of the rules. */
  public List<Notice> of(Occasion occasion, Directory directory) {
    return of(occasion, directory, List.of());
  }

  /**
   * The same, and for who stands in for one of them. A post of a unit whose stand-ins may not hear
   * of it has nobody today: it is told beside to whom it would go if nobody had the post, and to
   * who is on duty where that is nobody either.
   *
   * @param standIns who stands in for whom on that day
   */
  public List<Notice> of(Occasion occasion, Directory directory, List<StandIn> standIns) {
    var notices = new LinkedHashMap<String, Notice>();
    var posts = new Posts(occasion, directory, standIns);
    for (var rule : rules) {
      if (rule.fits(occasion.name(), occasion.traits())) {
        rule.to().stream()
            .flatMap(audience -> people(audience, occasion, directory, posts))
            .filter(person -> mayHear(person, occasion, directory))
            .flatMap(
                person ->
                    Stream.concat(
                        Stream.of(new Notice(person.account(), person.unitId(), rule.template())),
                        posts
                            .standIns(person)
                            .map(
                                one ->
                                    new Notice(one.account(), person.unitId(), rule.template()))))
            .filter(notice -> !notice.account().equals(occasion.traits().get(Occasion.AUTHOR)))
            .forEach(notice -> notices.putIfAbsent(notice.account(), notice));
      }
    }
    return List.copyOf(notices.values());
  }

  /** What is hidden from a unit its people are not told, whatever the rules say (DOMAIN §8). */
  private static boolean mayHear(Person person, Occasion occasion, Directory directory) {
    boolean ofAUnit = person.role() == Role.LIAISON || person.role() == Role.HEAD;
    return !"true".equals(occasion.traits().get(Occasion.HIDDEN))
        || !ofAUnit
        || !occasion.unitLine().contains(person.unitId())
        || directory.centre().map(Unit::id).filter(person.unitId()::equals).isPresent();
  }

  private Stream<Person> people(
      Audience audience, Occasion occasion, Directory directory, Posts posts) {
    return switch (audience) {
      case LIAISON, HEAD, DEPUTY ->
          ofUnit(audience, occasion.unitLine(), occasion, directory, posts);
      case HEAD_ABOVE -> heads(occasion.unitLine().stream().skip(1).toList(), directory, _ -> true);
      case COPIED_LIAISON, INVITED_LIAISON ->
          occasion.copiedUnitIds().stream()
              .flatMap(
                  unit ->
                      ofUnit(Audience.LIAISON, directory.line(unit), occasion, directory, posts));
      case OPERATOR -> directory.people(Role.OPERATOR).stream();
      case CENTRE_HEAD -> headOf(directory.centre(), directory);
      case DEPARTMENT_HEAD ->
          headOf(
              Optional.ofNullable(occasion.category()).flatMap(directory::departmentFor),
              directory);
      case LEADER -> directory.people(Role.LEADER).stream();
      case DUTY -> duty(occasion, directory);
      case ACTOR ->
          named(
              Optional.ofNullable(occasion.traits().get(Occasion.ACTOR)).stream()
                  .collect(Collectors.toSet()),
              directory);
    };
  }

  /**
   * Somebody of the unit; while schools are on vacation, who is on duty for the unit in their
   * place, if the roster says anybody. The centre's duty officer hears of it beside them.
   */
  private Stream<Person> ofUnit(
      Audience whom, List<String> line, Occasion occasion, Directory directory, Posts posts) {
    var at = occasion.happenedAt();
    var instead = named(roster.inPlaceOf(whom, at, line), directory).toList();
    return Stream.concat(
        instead.isEmpty() ? usual(whom, line, occasion, directory, posts) : instead.stream(),
        named(roster.beside(whom, at), directory));
  }

  /** Who has the post, and whom it goes to beside where nobody who has it today may hear of it. */
  private Stream<Person> usual(
      Audience whom, List<String> line, Occasion occasion, Directory directory, Posts posts) {
    var usual = holders(whom, line, directory, _ -> true).toList();
    if (usual.stream().noneMatch(posts::isWithoutAnybody)) {
      return usual.stream();
    }
    var next = holders(whom, line, directory, posts::mayHearInPlace).toList();
    return Stream.concat(
        usual.stream(),
        next.isEmpty() ? duty(occasion, directory).filter(posts::mayHearInPlace) : next.stream());
  }

  private static Stream<Person> holders(
      Audience whom, List<String> line, Directory directory, Predicate<Person> wanted) {
    return switch (whom) {
      case HEAD -> heads(line, directory, wanted);
      case DEPUTY -> deputies(line, directory, wanted);
      default -> nearest(line, directory, Role.LIAISON, wanted);
    };
  }

  /**
   * Who is on duty for the unit by the roster; where it says nobody, all who may be, of the centre
   * and of the unit's own line.
   */
  private Stream<Person> duty(Occasion occasion, Directory directory) {
    var line = occasion.unitLine();
    var planned = named(roster.onDuty(occasion.happenedAt(), line), directory).toList();
    return planned.isEmpty()
        ? directory.people(Role.DUTY).stream()
            .filter(person -> line.contains(person.unitId()) || isOfCentre(person, directory))
        : planned.stream();
  }

  /** Whether no other unit than the bureau, the centre, or what stands below it has them. */
  private static boolean isOfCentre(Person person, Directory directory) {
    return directory
        .centre()
        .map(Unit::id)
        .map(centre -> directory.sameLine(person.unitId(), centre))
        .orElse(true);
  }

  private static Stream<Person> named(Set<String> accounts, Directory directory) {
    return accounts.isEmpty()
        ? Stream.empty()
        : directory.people().stream().filter(person -> accounts.contains(person.account()));
  }

  private static Stream<Person> headOf(Optional<Unit> unit, Directory directory) {
    return heads(unit.map(Unit::id).map(List::of).orElse(List.of()), directory, _ -> true);
  }

  private static Stream<Person> heads(
      List<String> line, Directory directory, Predicate<Person> wanted) {
    return nearest(line, directory, Role.HEAD, wanted.and(Predicate.not(Person::deputy)));
  }

  private static Stream<Person> deputies(
      List<String> line, Directory directory, Predicate<Person> wanted) {
    if (line.isEmpty()) {
      return Stream.empty();
    }
    var own =
        directory.people(line.getFirst(), Role.HEAD).stream()
            .filter(wanted.and(Person::deputy))
            .toList();
    return own.isEmpty() ? heads(line, directory, wanted) : own.stream();
  }

  /** People of the first unit of the line that has any. */
  private static Stream<Person> nearest(
      List<String> line, Directory directory, Role role, Predicate<Person> wanted) {
    for (var unit : line) {
      var found = directory.people(unit, role).stream().filter(wanted).toList();
      if (!found.isEmpty()) {
        return found.stream();
      }
    }
    return Stream.empty();
  }
}
