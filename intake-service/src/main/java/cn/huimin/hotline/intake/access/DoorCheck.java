package cn.huimin.hotline.intake.access;

import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Keeps the service from starting while one of its endpoints has no line in {@link Doors}. */
@Component
class DoorCheck implements SmartInitializingSingleton {

  private static final String OURS = "cn.huimin.hotline";

  private final RequestMappingHandlerMapping mappings;

  DoorCheck(RequestMappingHandlerMapping requestMappingHandlerMapping) {
    this.mappings = requestMappingHandlerMapping;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var missing = new TreeSet<String>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (!handler.getBeanType().getName().startsWith(OURS)) {
                return;
              }
              for (var method : mapping.getMethodsCondition().getMethods()) {
                for (var path : mapping.getPatternValues()) {
                  if (Doors.all().stream()
                      .noneMatch(
                          door ->
                              door.path().equals(path)
                                  && door.method().equals(method.asHttpMethod()))) {
                    missing.add(method + " " + path);
                  }
                }
              }
            });
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "these endpoints have no line in Doors, so nobody decided who may call them: " + missing);
    }
  }
}
