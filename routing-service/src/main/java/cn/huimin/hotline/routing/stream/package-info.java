/** The Kafka Streams shell: topology, processors, stores; decides nothing itself. */
@NullMarked
package cn.huimin.hotline.routing.stream;

import org.jspecify.annotations.NullMarked;
