package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.sla.warning.MatterWatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A watched matter as it lies in the store: JSON of the record. */
final class MatterWatchCodec {

  private static final JsonMapper JSON = JsonMapper.shared();

  private MatterWatchCodec() {}

  static MatterWatch decode(byte @Nullable [] stored) {
    return stored == null ? MatterWatch.NEW : JSON.readValue(stored, MatterWatch.class);
  }

  static byte[] encode(MatterWatch watch) {
    return JSON.writeValueAsBytes(watch);
  }
}
