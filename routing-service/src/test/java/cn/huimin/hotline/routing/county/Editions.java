package cn.huimin.hotline.routing.county;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.directory.DirectoryPublished;
import cn.huimin.hotline.schemas.directory.PersonPublished;
import cn.huimin.hotline.schemas.directory.UnitPublished;
import cn.huimin.hotline.schemas.policy.PoliciesPublished;
import cn.huimin.hotline.schemas.policy.PolicyPublished;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A directory and rules as intake publishes them. */
public final class Editions {

  private static final Actor ADMIN = new Actor("admin", Role.ADMIN, null, "api");

  private Editions() {}

  /** The records of edition 1, markers last. */
  public static List<ProducerRecord<String, SpecificRecord>> records(
      Directory directory, String rules) {
    var records = new ArrayList<ProducerRecord<String, SpecificRecord>>();
    for (var unit : directory.units()) {
      add(records, Topics.DIRECTORY.name(), unit.id(), unit(unit));
    }
    for (var person : directory.people()) {
      add(
          records,
          Topics.DIRECTORY.name(),
          person.account(),
          new PersonPublished(
              1, person.account(), person.unitId(), person.role(), person.deputy()));
    }
    add(
        records,
        Topics.DIRECTORY.name(),
        "edition",
        new DirectoryPublished(
            1, Instant.EPOCH, directory.units().size(), directory.people().size(), ADMIN));
    add(
        records,
        Topics.POLICIES.name(),
        "routing-rules",
        new PolicyPublished(1, "routing-rules", "2026.1", Instant.EPOCH, rules));
    add(
        records,
        Topics.POLICIES.name(),
        "edition",
        new PoliciesPublished(1, Instant.EPOCH, 1, ADMIN));
    return records;
  }

  private static void add(
      List<ProducerRecord<String, SpecificRecord>> records,
      String topic,
      String key,
      SpecificRecord value) {
    records.add(new ProducerRecord<>(topic, key, value));
  }

  private static UnitPublished unit(Unit unit) {
    return UnitPublished.newBuilder()
        .setEdition(1)
        .setUnitId(unit.id())
        .setParentId(unit.parentId())
        .setKind(unit.kind())
        .setName(unit.name())
        .setShortName(unit.shortName())
        .setAliases(unit.aliases())
        .setStage(unit.stage())
        .setTown(unit.town())
        .setCityDirect(unit.cityDirect())
        .setPrivateSchool(unit.privateSchool())
        .setPupils(unit.pupils())
        .setClosed(unit.closed())
        .setSuccessorId(unit.successorId())
        .setCategories(unit.categories())
        .build();
  }
}
