/** The shell: topics in and out, stores, timers, and the mapping from records to plain facts. */
@NullMarked
package cn.huimin.hotline.scoring.stream;

import org.jspecify.annotations.NullMarked;
