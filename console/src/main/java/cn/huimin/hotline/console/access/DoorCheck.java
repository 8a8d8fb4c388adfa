package cn.huimin.hotline.console.access;

import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Keeps the console from starting while one of its endpoints has no line in {@link Doors}. */
@Component
class DoorCheck implements SmartInitializingSingleton {

  private static final String OURS = "cn.huimin.hotline";

  private final RequestMappingHandlerMapping mappings;

  DoorCheck(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.mappings = requestMappingHandlerMapping;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var doors = new TreeSet<String>();
    Doors.all().forEach(door -> doors.add(door.method() + " " + door.path()));
    var missing = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().getName().startsWith(OURS)) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                  for (var path : mapping.getPatternValues()) {
                    missing.add(method + " " + path);
                  }
                }
              }
            });
    missing.removeAll(doors);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "these endpoints have no line in Doors, so nobody decided who may call them: " + missing);
    }
  }
}
