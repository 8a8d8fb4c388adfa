package cn.huimin.hotline.notification.recipient;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who has the posts of units today, as far as they may hear of an occasion (代理, ADR 0036).
 *
 * @param occasion what is told
 * @param directory the directory
 * @param all who stands in for whom
 */
record Posts(Occasion occasion, Directory directory, List<StandIn> all) {

  /** Who stands in for the person and may hear of it. */
  Stream<StandIn> standIns(Person person) {
    return all.stream()
        .filter(one -> one.isFor(person))
        .filter(one -> one.mayHear(occasion.accusedUnitId(), directory));
  }

  /** Whether somebody stands in for the person, and nobody who may hear of it. */
  boolean isWithoutAnybody(Person person) {
    return all.stream().anyMatch(one -> one.isFor(person)) && standIns(person).findAny().isEmpty();
  }

  /** Whether it may go to the person in place of another post: not to those it is against. */
  boolean mayHearInPlace(Person person) {
    var accused = occasion.accusedUnitId();
    return !isWithoutAnybody(person)
        && (accused == null || !directory.isWithin(person.unitId(), accused));
  }
}
