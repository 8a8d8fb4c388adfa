package cn.huimin.hotline.console.projection;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A decoded record with its place.
 *
 * @param place where it stands in the log
 * @param value what it says; null for a tombstone
 */
record Entry(LogRecord place, @Nullable SpecificRecord value) {}
