package cn.huimin.hotline.routing.stream;

import cn.huimin.hotline.routing.flood.FloodMember;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.matter.Matter;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of routing; all with changelog, all derived from the log. */
final class Stores {

  /** Cases, by case id. */
  static final String CASES = "cases";

  /** Outcomes of commands, by case id and command id. */
  static final String ANSWERS = "outcomes";

  /** What each intake instance said last, by instance; one per partition. */
  static final String TICKS = "ticks";

  /** Cases of a person, by person id. */
  static final String MATTERS = "matters";

  /** Cases that may belong to a flood, by unit and category, acceptance and case id. */
  static final String FLOODS = "floods";

  private Stores() {}

  static Set<StoreBuilder<?>> ofCases() {
    return Set.of(
        store(CASES, StoredJson.of(Case.class)),
        store(ANSWERS, StoredJson.of(Answer.class)),
        store(TICKS, Serdes.Long()));
  }

  static Set<StoreBuilder<?>> ofMatters() {
    return Set.of(store(MATTERS, StoredJson.of(Matter.class)));
  }

  static Set<StoreBuilder<?>> ofFloods() {
    return Set.of(store(FLOODS, StoredJson.of(FloodMember.class)));
  }

  static String answerKey(CommandHeader header) {
    return header.caseId() + "/" + header.commandId();
  }

  private static <T> StoreBuilder<KeyValueStore<String, T>> store(String name, Serde<T> serde) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
        Serdes.String(),
        serde);
  }
}
