/**
 * @file perfsys.h
 * The whole of perfsys: how an organisation performs, where it falls short, why,
 * and what is done about it. Include this one.
 */
#ifndef PERFSYS_PERFSYS_H
#define PERFSYS_PERFSYS_H

#include <perfsys/analysis.h>
#include <perfsys/arrow.h>
#include <perfsys/base.h>
#include <perfsys/check.h>
#include <perfsys/entities.h>
#include <perfsys/exchange.h>
#include <perfsys/knowledge.h>
#include <perfsys/model.h>
#include <perfsys/report.h>
#include <perfsys/results.h>

#endif
