/** What the machine spends: processor time, memory, and what others take of it. */
@NullMarked
package cn.huimin.hotline.bench.machine;

import org.jspecify.annotations.NullMarked;
