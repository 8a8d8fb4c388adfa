/** The typed catalogue of every topic of the house: name, key, record types, writer, retention. */
@NullMarked
package cn.huimin.hotline.schemas.topic;

import org.jspecify.annotations.NullMarked;
